# Target `fonts`: build/<preset>/fonts/{roboto-regular,roboto-medium,roboto-bold,icons}.ttf.
# Library `serasi_icons`: the generated header "assets/icons.hpp" with a constant for every name in assets/icons.txt.
set(roboto ${SERASI_THIRD_PARTY}/debian/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF)
set(lucide ${CMAKE_SOURCE_DIR}/node_modules/lucide-static/font)
set(fonts ${CMAKE_BINARY_DIR}/fonts)
set(header ${CMAKE_BINARY_DIR}/generated/assets/icons.hpp)
set(python ${CMAKE_COMMAND} -E env PYTHONPATH=${SERASI_THIRD_PARTY}/debian/usr/lib/python3/dist-packages
  PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3)
add_custom_command(
  OUTPUT ${header} ${fonts}/roboto-regular.ttf ${fonts}/roboto-medium.ttf ${fonts}/roboto-bold.ttf ${fonts}/icons.ttf
  COMMAND ${python} ${CMAKE_CURRENT_LIST_DIR}/make_fonts.py ${roboto} ${lucide}
    ${CMAKE_SOURCE_DIR}/assets/icons.txt ${fonts} ${header}
  DEPENDS ${CMAKE_CURRENT_LIST_DIR}/make_fonts.py ${CMAKE_SOURCE_DIR}/assets/icons.txt ${lucide}/codepoints.json
  COMMENT "Subsetting the fonts")
add_custom_target(fonts DEPENDS ${header})
add_library(serasi_icons INTERFACE)
target_include_directories(serasi_icons INTERFACE ${CMAKE_BINARY_DIR}/generated)
add_dependencies(serasi_icons fonts)
