#include "model/table/collation.h"

#include <QtEndian>

#include <array>
#include <new>
#include <unicode/ucol.h>
#include <unicode/uiter.h>

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

std::int32_t sizeOf(std::string_view text) { return static_cast<std::int32_t>(text.size()); }

} // namespace

void Collation::Close::operator()(UCollator *collator) const { ucol_close(collator); }

Collation::Collation(const QLocale &locale)
    : m_collator(opened(locale))
{
    if (m_collator)
        setAttributes(m_collator.get());
}

int Collation::compare(std::string_view left, std::string_view right) const
{
    if (left == right)
        return 0;
    if (left.empty() || right.empty()) // as QCollator: before a text of characters that ICU ignores
        return left.empty() ? -1 : 1;
    if (!m_collator)
        return left.compare(right);
    UErrorCode status = U_ZERO_ERROR;
    const UCollationResult result =
        ucol_strcollUTF8(m_collator.get(), left.data(), sizeOf(left), right.data(), sizeOf(right), &status);
    checkMemory(status);
    return result;
}

Collation::KeyPart Collation::keyPart(std::string_view text) const
{
    if (text.empty())
        return {};
    if (!m_collator)
        return {0, 1}; // says nothing
    UCharIterator characters;
    uiter_setUTF8(&characters, text.data(), sizeOf(text));
    std::array<std::uint32_t, 2> state{};
    std::array<std::uint8_t, sizeof(KeyPart)> bytes{};
    UErrorCode status = U_ZERO_ERROR;
    ucol_nextSortKeyPart(m_collator.get(), &characters, state.data(), bytes.data(), sizeof(KeyPart), &status);
    checkMemory(status);
    return {qFromBigEndian<quint64>(bytes.data()), qFromBigEndian<quint64>(bytes.data() + sizeof(quint64))};
}

} // namespace table
