#include "model/table/collation.h"

#include <QtEndian>

#include <array>
#include <new>
#include <span>
#include <unicode/ucol.h>
#include <unicode/uiter.h>
#include <vector>

namespace table
{

namespace
{

/// For a language that it does not know ICU opens its root by itself; for a name that it cannot read it does not.
UCollator *opened(const QLocale &locale)
{
    const QByteArray name = locale.bcp47Name().replace(u'-', u'_').toLatin1(); // "en" of the C locale
    for (const char *one : {name.constData(), "root"}) {
        UErrorCode status = U_ZERO_ERROR;
        UCollator *collator = ucol_open(one, &status);
        if (U_SUCCESS(status))
            return collator;
        qWarning("No collation for %s: %s", one, u_errorName(status));
    }
    return nullptr;
}

/// What QCollator sets (qcollator_icu.cpp): without it languages differ in these.
void setAttributes(UCollator *collator)
{
    constexpr std::array attributes{
        std::pair(UCOL_NORMALIZATION_MODE, UCOL_ON), std::pair(UCOL_STRENGTH, UCOL_DEFAULT_STRENGTH),
        std::pair(UCOL_NUMERIC_COLLATION, UCOL_ON), std::pair(UCOL_ALTERNATE_HANDLING, UCOL_NON_IGNORABLE)};
    for (const auto &[attribute, value] : attributes) {
        UErrorCode status = U_ZERO_ERROR;
        ucol_setAttribute(collator, attribute, value, &status);
        if (U_FAILURE(status))
            qWarning("Collation without attribute %d: %s", attribute, u_errorName(status));
    }
}

/// With arguments that are right ICU fails only where memory does.
void checkMemory(UErrorCode status)
{
    if (U_FAILURE(status))
        throw std::bad_alloc();
}

/// As much of it as counts: a title can be as long as a front matter, and this is done while people wait.
std::string_view counted(std::string_view text)
{
    constexpr std::size_t most = 4096;
    if (text.size() <= most)
        return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) // in the middle of a character
        --end;
    return text.substr(0, end);
}

/// Gives the key of a text piece by piece.
class KeyReader final
{
public:
    KeyReader(const UCollator *collator, std::string_view text)
        : m_collator(collator)
    {
        uiter_setUTF8(&m_characters, text.data(), static_cast<std::int32_t>(text.size()));
    }

    /// How many bytes have been filled: all unless the key is at its end.
    std::size_t read(std::span<std::uint8_t> bytes)
    {
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t count = ucol_nextSortKeyPart(m_collator, &m_characters, m_state.data(), bytes.data(),
                                                        static_cast<std::int32_t>(bytes.size()), &status);
        checkMemory(status);
        return static_cast<std::size_t>(count);
    }

private:
    const UCollator *m_collator;
    UCharIterator m_characters{};
    std::array<std::uint32_t, 2> m_state{};
};

} // namespace

void Collation::Close::operator()(UCollator *collator) const { ucol_close(collator); }

Collation::Collation(const QLocale &locale)
    : m_collator(opened(locale))
{
    if (m_collator)
        setAttributes(m_collator.get());
}

Collation::KeyPart Collation::keyPart(std::string_view text) const
{
    if (!m_collator)
        return {0, 0, 1}; // says nothing
    std::array<std::uint8_t, sizeof(KeyPart)> bytes{};
    KeyReader(m_collator.get(), counted(text)).read(bytes);
    const auto word = [&bytes](std::size_t at) { return qFromBigEndian<quint64>(&bytes[at * sizeof(quint64)]); };
    return {word(0), word(1), word(2)};
}

std::string Collation::key(std::string_view text) const
{
    if (!m_collator)
        return std::string(counted(text));
    std::string key;
    KeyReader reader(m_collator.get(), counted(text));
    // ICU begins anew with the text for each piece, so each is twice the one before.
    for (std::vector<std::uint8_t> bytes(512);; bytes.resize(2 * bytes.size())) {
        const std::size_t count = reader.read(bytes);
        key.append(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
        if (count < bytes.size())
            return key;
    }
}

int Collation::compare(std::string_view left, std::string_view right) const
{
    if (left == right)
        return 0;
    const KeyPart leftPart = keyPart(left);
    const KeyPart rightPart = keyPart(right);
    if (leftPart != rightPart)
        return leftPart < rightPart ? -1 : 1;
    return leftPart.isWhole() ? 0 : key(left).compare(key(right));
}

} // namespace table
