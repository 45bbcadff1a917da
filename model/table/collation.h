#pragma once

#include <QLocale>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct UCollator;

namespace table
{

/// How texts stand to each other in a language: as QCollator's sort keys have it in numeric mode, the C locale as
/// English. Not by QCollator, which takes nothing but QString and makes whole keys only, one allocation each: for
/// very many texts that is most of the time. ICU, which QCollator asks, gives the beginning of a key, from UTF-8,
/// too.
///
/// Only keys decide, never ICU's comparison of two texts: that of 72 contradicts the keys, and so itself, on digits
/// that are not ASCII where a language has rules of its own (in Swedish it puts "1" with U+FF12 before "1z").
///
/// Texts are UTF-8, of which the first 4 KiB count; what is not UTF-8 counts as U+FFFD. Each thread has one of its
/// own.
class Collation final
{
public:
    /// The beginning of a text's key: texts whose parts differ stand as the parts do. So long that few titles begin
    /// alike.
    struct KeyPart {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::uint64_t third = 0;
        bool operator==(const KeyPart &) const = default;
        bool operator<(const KeyPart &other) const
        {
            if (first != other.first)
                return first < other.first;
            return second != other.second ? second < other.second : third < other.third;
        }
        /// There is no more to the key: texts with the same part are equal. (A key has no zeros before its end.)
        [[nodiscard]] bool isWhole() const { return (third & 0xFF) == 0; }
    };

    explicit Collation(const QLocale &locale);

    [[nodiscard]] KeyPart keyPart(std::string_view text) const;
    [[nodiscard]] std::string key(std::string_view text) const;
    /// Below, at or above zero, by their keys.
    [[nodiscard]] int compare(std::string_view left, std::string_view right) const;

private:
    struct Close {
        void operator()(UCollator *collator) const;
    };
    std::unique_ptr<UCollator, Close> m_collator; ///< none: ICU has no data, not even its root; then bytewise
};

} // namespace table
