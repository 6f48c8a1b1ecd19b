# What materia needs from Debian, by package name. Sourced by the other scripts.

build_packages="
  g++ cmake ninja-build pkg-config
  libsqlite3-dev libsqlitecpp-dev libcpp-httplib-dev libssl-dev
  libcli11-dev nlohmann-json3-dev libspdlog-dev libfmt-dev
  libyaml-cpp-dev libserd-dev libgumbo-dev libmd4c-dev
  libstemmer-dev libutf8proc-dev libeigen3-dev libxxhash-dev zlib1g-dev
  libjemalloc-dev"

# The sqlite3 shell loads our tokenizer in a test, curl asks the server; Chromium and Node.js run the browser's tests.
test_packages="catch2 sqlite3 curl time"
browser_packages="chromium libxml2-utils"
lint_packages="clang-format clang-tidy"
