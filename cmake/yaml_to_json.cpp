// Run while building: writes a YAML file as JSON, so that what is served needs no YAML. yaml_to_json FILE.yaml
// FILE.json
#include <yaml-cpp/yaml.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using Json = nlohmann::ordered_json;

/// A plain scalar is what JSON reads it as, else a text; a quoted one is a text.
Json scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() != "?") return text;
  Json read = Json::parse(text, nullptr, false);
  return read.is_number() || read.is_boolean() || read.is_null() ? read : Json(text);
}

Json json(const YAML::Node& node) {
  switch (node.Type()) {
    case YAML::NodeType::Map: {
      Json object = Json::object();
      for (const auto& entry : node) object[entry.first.Scalar()] = json(entry.second);
      return object;
    }
    case YAML::NodeType::Sequence: {
      Json array = Json::array();
      for (const YAML::Node& item : node) array.push_back(json(item));
      return array;
    }
    case YAML::NodeType::Scalar:
      return scalar(node);
    default:
      return {};
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: yaml_to_json FILE.yaml FILE.json\n";
    return 2;
  }
  try {
    std::ofstream out(arguments[2], std::ios::binary);
    out << json(YAML::LoadFile(arguments[1])).dump(1) << '\n';
    return out.good() ? 0 : 2;
  } catch (const std::exception& failure) {
    std::cerr << arguments[1] << ": " << failure.what() << '\n';
    return 2;
  }
}
