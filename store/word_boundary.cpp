#include "store/word_boundary.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "store/fold.h"

namespace materia {
namespace {

using namespace std::string_view_literals;

/// What is written closed up to a number, and short enough to be nothing else there: sorted. Not here: s (1980s), d
/// (3D), c, k, x, p, b, t, st, nd, rd, th.
constexpr std::array units = {
    "bpm"sv,  "cc"sv,   "cfu"sv,     "cl"sv,      "cm"sv,      "day"sv,      "days"sv, "db"sv,    "dl"sv,  "fl"sv,
    "ft"sv,   "g"sv,    "gy"sv,      "h"sv,       "hour"sv,    "hours"sv,    "hr"sv,   "hrs"sv,   "hz"sv,  "iu"sv,
    "j"sv,    "kcal"sv, "kg"sv,      "khz"sv,     "kj"sv,      "km"sv,       "kpa"sv,  "kv"sv,    "l"sv,   "lb"sv,
    "lbs"sv,  "m"sv,    "ma"sv,      "mcg"sv,     "mcl"sv,     "meq"sv,      "mg"sv,   "mgy"sv,   "mhz"sv, "min"sv,
    "mins"sv, "mj"sv,   "ml"sv,      "mm"sv,      "mmhg"sv,    "mmol"sv,     "mol"sv,  "month"sv, "ms"sv,  "msv"sv,
    "mv"sv,   "mw"sv,   "ng"sv,      "nm"sv,      "nmol"sv,    "oz"sv,       "pg"sv,   "pmol"sv,  "ppm"sv, "rpm"sv,
    "sec"sv,  "secs"sv, "ug"sv,      "umol"sv,    "v"sv,       "w"sv,        "week"sv, "weeks"sv, "wk"sv,  "wks"sv,
    "yr"sv,   "yrs"sv,  "\u03BCg"sv, "\u03BCl"sv, "\u03BCm"sv, "\u03BCmol"sv};
static_assert(std::is_sorted(units.begin(), units.end()));

/// In code points.
constexpr std::size_t longest_unit = 5;

constexpr std::int32_t micro_sign = 0x00B5;
constexpr std::int32_t small_mu = 0x03BC;

bool is_greek(std::int32_t code_point) {
  return code_point == micro_sign || (code_point >= 0x0370 && code_point <= 0x03FF) ||
         (code_point >= 0x1F00 && code_point <= 0x1FFF);
}

/// ½ and the like, which compatibility decomposition takes apart at a fraction slash.
bool is_fraction(std::int32_t code_point) {
  return (code_point >= 0x00BC && code_point <= 0x00BE) || (code_point >= 0x2150 && code_point <= 0x215E) ||
         code_point == 0x2189;
}

bool is_apostrophe(std::int32_t code_point) {
  return code_point == '\'' || code_point == 0x2019 || code_point == 0x02BC;
}

/// The code point at `position`; -1 behind the end.
std::int32_t value_at(std::string_view text, std::size_t position) {
  return position < text.size() ? code_point_at(text, position).value : -1;
}

bool is_in_word(std::int32_t code_point) {
  return is_letter(code_point) || is_digit(code_point) || is_mark(code_point);
}

std::size_t behind_marks(std::string_view text, std::size_t position) {
  while (position < text.size() && is_mark(code_point_at(text, position).value)) {
    position += code_point_at(text, position).size;
  }
  return position;
}

/// The end of the unit that stands at `position` as a whole word; 0 where none does.
std::size_t end_of_unit(std::string_view text, std::size_t position) {
  const std::size_t begin = position;
  for (std::size_t count = 0; is_letter(value_at(text, position)); ++count) {
    if (count == longest_unit) {
      return 0;
    }
    position += code_point_at(text, position).size;
  }
  if (is_in_word(value_at(text, position))) {
    return 0;
  }
  std::string folded;
  append_folded(text.substr(begin, position - begin), folded);
  return std::binary_search(units.begin(), units.end(), folded) ? position : 0;
}

/// True when the point or comma at `position` stands between two digits: 2.5, 1,000.
bool joins_digits(std::string_view text, std::size_t position) {
  return is_digit(value_at(text, position + 1)) && !is_fraction(value_at(text, position + 1));
}

/// True when a single letter stands behind the point at `position`: U.S, e.g.
bool joins_initials(std::string_view text, std::size_t position) {
  const std::size_t letter = position + 1;
  return is_letter(value_at(text, letter)) && !is_in_word(value_at(text, letter + code_point_at(text, letter).size));
}

class WordEnd {
 public:
  WordEnd(std::string_view text, std::size_t position, Shape& shape)
      : text_(text), begin_(position), position_(position), shape_(shape) {}

  std::size_t find() {
    const CodePoint first = code_point_at(text_, begin_);
    if (is_fraction(first.value)) {
      shape_.kind = Shape::Kind::fraction;
      return begin_ + first.size;
    }
    first_size_ = first.size;
    greek_ = is_greek(first.value);
    if (greek_) {
      const std::size_t behind = behind_marks(text_, begin_ + first.size);
      if (!is_greek(value_at(text_, behind)) || !is_letter(value_at(text_, behind))) {
        return single_greek(first.value, behind);
      }
    }
    while (position_ < text_.size() && takes(code_point_at(text_, position_))) {
    }
    return position_;
  }

 private:
  std::size_t single_greek(std::int32_t letter, std::size_t behind) {
    const bool is_mu = letter == micro_sign || letter == small_mu;
    if (const std::size_t unit = is_mu ? end_of_unit(text_, begin_) : 0; unit > 0) {
      shape_.letters = 2;
      return unit;
    }
    shape_.kind = Shape::Kind::greek_letter;
    return behind;
  }

  /// Takes a code point into the word; false where the word ends before it.
  bool takes(const CodePoint& point) {
    const bool belongs = is_letter(point.value)       ? takes_letter(point.value)
                         : is_digit(point.value)      ? !is_fraction(point.value)
                         : is_apostrophe(point.value) ? is_letter(previous_) && is_letter(value_behind(point))
                         : point.value == '.' || point.value == ',' ? takes_point(point.value)
                                                                    : is_mark(point.value);
    if (belongs) {
      previous_ = point.value;
      position_ += point.size;
    }
    return belongs;
  }

  bool takes_letter(std::int32_t letter) {
    if (is_greek(letter) != greek_ ||
        (shape_.letters == 0 && is_digit(previous_) && end_of_unit(text_, position_) > 0)) {
      return false;
    }
    ++shape_.letters;
    shape_.capitals += is_upper_case(letter) ? 1 : 0;
    shape_.small_s_at_end = letter == 's';
    shape_.small_i_at_start = shape_.small_i_at_start || (shape_.letters == 1 && letter == 'i');
    return true;
  }

  bool takes_point(std::int32_t point) {
    if (is_digit(previous_)) {
      return joins_digits(text_, position_);
    }
    const bool after_initial = shape_.kind == Shape::Kind::initials || position_ == begin_ + first_size_;
    if (point != '.' || !after_initial || !is_letter(previous_) || !joins_initials(text_, position_)) {
      return false;
    }
    shape_.kind = Shape::Kind::initials;
    return true;
  }

  [[nodiscard]] std::int32_t value_behind(const CodePoint& point) const {
    return value_at(text_, position_ + point.size);
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t position_;
  Shape& shape_;
  bool greek_ = false;
  std::size_t first_size_ = 0;  ///< of the word's first code point
  std::int32_t previous_ = -1;
};

}  // namespace

bool Shape::is_abbreviation() const {
  const std::size_t small = letters - capitals;
  const std::size_t allowed = (small_s_at_end ? 1U : 0U) + (small_i_at_start ? 1U : 0U);
  return capitals >= 2 && capitals <= 4 && small <= allowed;
}

std::size_t end_of_word(std::string_view text, std::size_t position, Shape& shape) {
  return WordEnd(text, position, shape).find();
}

std::string_view greek_name(std::string_view letter) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 24> names = {{
      {"α", "alpha"}, {"β", "beta"},    {"γ", "gamma"},   {"δ", "delta"}, {"ε", "epsilon"}, {"ζ", "zeta"},
      {"η", "eta"},   {"θ", "theta"},   {"ι", "iota"},    {"κ", "kappa"}, {"λ", "lambda"},  {"μ", "mu"},
      {"ν", "nu"},    {"ξ", "xi"},      {"ο", "omicron"}, {"π", "pi"},    {"ρ", "rho"},     {"σ", "sigma"},
      {"τ", "tau"},   {"υ", "upsilon"}, {"φ", "phi"},     {"χ", "chi"},   {"ψ", "psi"},     {"ω", "omega"},
  }};
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == letter; });
  return found == names.end() ? std::string_view() : found->second;
}

}  // namespace materia
