#include "web/api_description.h"

#include "embedded/api_description.h"

namespace materia {

const ApiDescription& api_description() {
  static const ApiDescription description = {embedded::api_description()[0].content,
                                             embedded::api_description()[1].content};
  return description;
}

}  // namespace materia
