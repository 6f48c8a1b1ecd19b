#include "indexer/turtle.h"

#include <fmt/format.h>
#include <serd/serd.h>

#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>

#include "indexer/characters.h"

namespace materia {
namespace {

const std::uint8_t* serd_string(const std::string& text) {
  return reinterpret_cast<const std::uint8_t*>(text.c_str());
}

std::string string_of(const SerdNode& node) {
  return node.buf == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(node.buf), node.n_bytes);
}

/// One reading of one text. serd tells no places of its statements, so it is fed byte by byte and the lines are counted
/// on the way.
class TurtleReading {
 public:
  TurtleReading(const std::string& name, std::string_view text, const std::function<void(Triple)>& on_triple,
                const std::function<void(std::string)>& on_fault)
      : name_(name),
        text_(text),
        on_triple_(on_triple),
        on_fault_(on_fault),
        environment_(serd_env_new(nullptr), &serd_env_free) {}

  void run() {
    const std::unique_ptr<SerdReader, decltype(&serd_reader_free)> reader(
        serd_reader_new(SERD_TURTLE, this, nullptr, base, prefix, statement, nullptr), &serd_reader_free);
    serd_reader_set_strict(reader.get(), true);
    serd_reader_set_error_sink(reader.get(), error, this);
    const SerdStatus status = serd_reader_read_source(reader.get(), read, has_failed, this, serd_string(name_), 1);
    if (status > SERD_FAILURE && !faulty_) fault(line_, reinterpret_cast<const char*>(serd_strerror(status)));
  }

 private:
  static TurtleReading& self(void* handle) { return *static_cast<TurtleReading*>(handle); }

  static std::size_t read(void* buffer, std::size_t size, std::size_t count, void* handle) {
    TurtleReading& reading = self(handle);
    if (size * count == 0 || reading.position_ == reading.text_.size()) return 0;
    const char byte = reading.text_[reading.position_++];
    // A line feed belongs to the line that it ends: serd reads one byte ahead.
    if (reading.at_line_end_) ++reading.line_;
    reading.at_line_end_ = byte == '\n';
    std::memcpy(buffer, &byte, 1);
    return 1;
  }

  static int has_failed(void*) { return 0; }

  static SerdStatus error(void* handle, const SerdError* error) {
    TurtleReading& reading = self(handle);
    if (reading.faulty_) return SERD_SUCCESS;  // what follows from the first fault is no news
    char message[512];
    std::vsnprintf(message, sizeof message, error->fmt, *error->args);
    reading.fault(error->line > 0 ? error->line : reading.line_, trimmed(message));
    return SERD_SUCCESS;
  }

  static SerdStatus base(void* handle, const SerdNode* uri) {
    return serd_env_set_base_uri(self(handle).environment_.get(), uri);
  }

  static SerdStatus prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(self(handle).environment_.get(), name, uri);
  }

  static SerdStatus statement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                              const SerdNode* predicate, const SerdNode* object, const SerdNode*,
                              const SerdNode* language) {
    return self(handle).hand_on(*subject, *predicate, *object, language);
  }

  SerdStatus hand_on(const SerdNode& subject, const SerdNode& predicate, const SerdNode& object,
                     const SerdNode* language) {
    Triple triple;
    if (!expand(subject, triple.subject) || !expand(predicate, triple.predicate) || !expand(object, triple.object)) {
      return SERD_ERR_BAD_CURIE;
    }
    triple.is_literal = object.type == SERD_LITERAL;
    if (language != nullptr) triple.language = string_of(*language);
    triple.where = fmt::format("{}:{}", name_, line_);
    on_triple_(std::move(triple));
    return SERD_SUCCESS;
  }

  bool expand(const SerdNode& node, std::string& full) {
    if (node.type == SERD_LITERAL) {
      full = string_of(node);
    } else if (node.type == SERD_BLANK) {
      full = "_:" + string_of(node);
    } else {
      SerdNode expanded = serd_env_expand_node(environment_.get(), &node);
      if (expanded.buf == nullptr) {
        fault(line_, fmt::format("unknown prefix in \"{}\"", string_of(node)));
        return false;
      }
      full = string_of(expanded);
      serd_node_free(&expanded);
    }
    return true;
  }

  void fault(std::size_t line, std::string_view what) {
    if (!faulty_) on_fault_(fmt::format("{}:{}: {}", name_, line, what));
    faulty_ = true;
  }

  const std::string& name_;
  std::string_view text_;
  const std::function<void(Triple)>& on_triple_;
  const std::function<void(std::string)>& on_fault_;
  std::unique_ptr<SerdEnv, decltype(&serd_env_free)> environment_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
  bool at_line_end_ = false;
  bool faulty_ = false;
};

}  // namespace

void read_turtle(const std::string& name, std::string_view text, const std::function<void(Triple)>& on_triple,
                 const std::function<void(std::string)>& on_fault) {
  TurtleReading(name, text, on_triple, on_fault).run();
}

}  // namespace materia
