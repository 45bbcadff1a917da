#pragma once

#include <array>
#include <random>
#include <string>

/// The bytes with one to three of the pieces that front matter is made of put in or cut out, wherever it may be.
inline std::string damaged(std::string bytes, std::mt19937 &random)
{
    static const std::array pieces{"\n",
                                   "\r\n",
                                   "\"",
                                   "'",
                                   ": ",
                                   ":",
                                   "#",
                                   " #",
                                   "- ",
                                   "? ",
                                   "[",
                                   "]",
                                   "{",
                                   "}",
                                   ",",
                                   "&a ",
                                   "*a",
                                   "*a : ",
                                   "!!int ",
                                   "!",
                                   "|",
                                   "|\n",
                                   ">-\n",
                                   "\t",
                                   "  ",
                                   "heat: 9",
                                   "\nheat",
                                   "---\n",
                                   "...\n",
                                   "...",
                                   "\\",
                                   "~",
                                   "null",
                                   "0",
                                   "%",
                                   "<<: ",
                                   "\u00e9",
                                   "\xFF",
                                   "\r",
                                   "\r\r",
                                   "\x01",
                                   "\u0085",
                                   "\xEF\xBB\xBF",
                                   "\u2028",
                                   "\u2029",
                                   "\n\t# c ",
                                   "\n  x: ",
                                   "\n- ",
                                   "\\x68",
                                   "<<<<<<< "};
    const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
    for (std::size_t count = 1 + below(3); count > 0; --count) {
        const std::size_t at = below(bytes.size() + 1);
        if (below(3) == 0)
            bytes.erase(at, 1 + below(8));
        else
            bytes.insert(at, pieces.at(below(pieces.size())));
    }
    return bytes;
}
