#include "bench/peers/plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "bench/peers/asked.h"

namespace materia {
namespace {

constexpr double width = 860;
constexpr double label_width = 90;
constexpr double right_margin = 36;
constexpr double row_height = 24;
constexpr double panel_head = 34;
constexpr double panel_foot = 34;
constexpr double legend_height = 30;
constexpr std::array<std::string_view, 6> colours = {"#0e9f8e", "#6aa84f", "#d9822b", "#8e7cc3", "#cc4b5c", "#4a86c8"};

/// Microseconds to pixels.
class Scale {
 public:
  explicit Scale(const std::vector<Figures>& runs) {
    double least = 1e9;
    double most = 0;
    for (const Figures& run : runs) {
      for (const auto& [engine, figures] : run.of) {
        for (const std::string_view shape : shape_names) {
          const double time = mean(figures.times(std::string(shape)));
          if (time > 0) {
            least = std::min(least, time);
            most = std::max(most, time);
          }
        }
      }
    }
    first_ = std::floor(std::log10(std::min(least, 1e8)));
    last_ = std::max(first_ + 1, std::ceil(std::log10(std::max(most, 1.0))));
  }
  [[nodiscard]] double x(double microseconds) const {
    return label_width + (std::log10(microseconds) - first_) / (last_ - first_) * (width - label_width - right_margin);
  }
  [[nodiscard]] double first() const { return first_; }
  [[nodiscard]] double last() const { return last_; }

 private:
  double first_ = 0;
  double last_ = 1;
};

std::string unit(double exponent) {
  const double microseconds = std::pow(10, exponent);
  if (exponent >= 6) return fmt::format("{:.0f} s", microseconds / 1e6);
  if (exponent >= 3) return fmt::format("{:.0f} ms", microseconds / 1e3);
  return exponent >= 0 ? fmt::format("{:.0f} µs", microseconds) : fmt::format("{} µs", readable(microseconds));
}

std::string_view colour_of(const std::string& engine, const std::vector<std::string>& engines) {
  const auto position = static_cast<std::size_t>(std::find(engines.begin(), engines.end(), engine) - engines.begin());
  return colours.at(position % colours.size());
}

std::string text(double x, double y, std::string_view anchor, std::string_view what) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, what);
}

std::string grid(const Scale& scale, double top, double bottom) {
  std::string svg;
  for (double exponent = scale.first(); exponent <= scale.last(); ++exponent) {
    const double x = scale.x(std::pow(10, exponent));
    svg += fmt::format("<line class=\"grid\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/>\n", x, top,
                       bottom);
    svg += text(x, bottom + 16, "middle", unit(exponent));
  }
  return svg;
}

std::string row(const Figures& run, std::string_view shape, double y, const Scale& scale,
                const std::vector<std::string>& engines) {
  std::string svg = text(label_width - 12, y + 4, "end", shape);
  for (const std::string& engine : engines) {
    const auto figures = run.of.find(engine);
    const double time = figures == run.of.end() ? 0 : mean(figures->second.times(std::string(shape)));
    if (time > 0) {
      svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"6\" fill=\"{}\"><title>{}: {} µs</title></circle>\n",
                         scale.x(time), y, colour_of(engine, engines), engine, readable(time));
    }
  }
  return svg;
}

std::string legend(const std::vector<std::string>& engines) {
  std::string svg;
  double x = label_width;
  for (const std::string& engine : engines) {
    svg += fmt::format("<circle cx=\"{:.1f}\" cy=\"14\" r=\"6\" fill=\"{}\"/>\n", x, colour_of(engine, engines));
    svg += text(x + 12, 18, "start", engine);
    x += 40 + 7.5 * static_cast<double>(engine.size());
  }
  return svg;
}

}  // namespace

std::string plot(const std::vector<Figures>& runs) {
  std::vector<std::string> engines;
  for (const Figures& run : runs) {
    for (const std::string& engine : run.engines) {
      const bool asked = !run.of.at(engine).queries.empty();
      if (asked && std::find(engines.begin(), engines.end(), engine) == engines.end()) engines.push_back(engine);
    }
  }
  const Scale scale(runs);
  std::string body = legend(engines);
  double y = legend_height;
  for (const Figures& run : runs) {
    body += text(label_width, y + 18, "start",
                 fmt::format("{} documents: mean time of a query", readable(static_cast<double>(run.documents))));
    const double top = y + panel_head;
    const double bottom = top + row_height * static_cast<double>(shape_names.size());
    body += grid(scale, top, bottom);
    for (std::size_t i = 0; i < shape_names.size(); ++i) {
      body += row(run, shape_names.at(i), top + row_height * (static_cast<double>(i) + 0.5), scale, engines);
    }
    y = bottom + panel_foot;
  }
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"sans-serif\" font-size=\"13\">\n<style>text {{ fill: #777 }} .grid {{ stroke: #999; "
      "stroke-opacity: .35 }}</style>\n{2}</svg>\n",
      width, y, body);
}

}  // namespace materia
