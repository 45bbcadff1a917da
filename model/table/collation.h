#pragma once

#include <QLocale>

#include <compare>
#include <cstdint>
#include <memory>
#include <string_view>

struct UCollator;

namespace table
{

/// How texts stand to each other in a language: as QCollator has it in numeric mode, the C locale as English. Not by
/// QCollator, which takes nothing but QString and makes whole sort keys only, one allocation each: for very many
/// texts that is most of the time. This asks ICU, as QCollator does, for no more than it takes to tell two texts
/// apart.
///
/// Texts are UTF-8; what is not counts as U+FFFD. Each thread has one of its own.
class Collation final
{
public:
    /// The beginning of a text's sort key. Texts whose parts differ stand as the parts do.
    struct KeyPart {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        auto operator<=>(const KeyPart &) const = default;
        /// There is no more to the key: texts with the same part are equal. (A key has no zeros before its end.)
        [[nodiscard]] bool isWhole() const { return (second & 0xFF) == 0; }
    };

    explicit Collation(const QLocale &locale);

    /// Below, at or above zero.
    [[nodiscard]] int compare(std::string_view left, std::string_view right) const;
    [[nodiscard]] KeyPart keyPart(std::string_view text) const;

private:
    struct Close {
        void operator()(UCollator *collator) const;
    };
    std::unique_ptr<UCollator, Close> m_collator; ///< none: ICU has no data, not even its root; then bytewise
};

} // namespace table
