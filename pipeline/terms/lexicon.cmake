# The lexicon's table, made from hunspell-ko's word list when that package is there
# (apt-get install hunspell-ko). No copy of it is kept in the repository.
find_file(OKGYO_KO_DIC ko.dic PATHS /usr/share/hunspell /usr/share/myspell/dicts)
add_executable(make_lexicon terms/lexicon/make_lexicon.c terms/opaque.c)
set(lexicon_from "")
if(OKGYO_KO_DIC)
  set(lexicon_from ${OKGYO_KO_DIC})
else()
  message(WARNING "hunspell-ko was not found: terms are recognised by form alone, with more false alarms")
endif()
add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/lexicon_table.c
                   COMMAND make_lexicon ${lexicon_from} > ${CMAKE_CURRENT_BINARY_DIR}/lexicon_table.c
                   DEPENDS make_lexicon ${lexicon_from} VERBATIM)
target_sources(okgyo_terms PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/lexicon_table.c)
