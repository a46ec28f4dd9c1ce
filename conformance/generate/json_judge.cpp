// SPDX-FileCopyrightText: 2026 The twcred authors
// SPDX-License-Identifier: MIT

// What simdjson and jansson say of texts: whether they are JSON. Each line of the
// standard input is one text in hexadecimal, each line of the output has a word of
// either parser, "ok" or "refused".

#include <cstdio>
#include <iostream>
#include <jansson.h>
#include <simdjson.h>
#include <string>

static const char *word(bool good)
{
    return good ? "ok" : "refused";
}

int main()
{
    simdjson::dom::parser parser;
    std::string line;
    while (std::getline(std::cin, line)) {
        std::string text;
        for (size_t at = 0; at + 1 < line.size(); at += 2)
            text += static_cast<char>(std::stoi(line.substr(at, 2), nullptr, 16));
        simdjson::dom::element element;
        bool first = parser.parse(text).get(element) == simdjson::SUCCESS;
        json_t *value =
            json_loadb(text.data(), text.size(), JSON_DECODE_ANY | JSON_ALLOW_NUL, nullptr);
        std::printf("%s %s\n", word(first), word(value != nullptr));
        json_decref(value);
    }
    return 0;
}
