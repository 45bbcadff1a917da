#include "model/story/foldtext.h"

#include <QList>

#include <algorithm>
#include <array>
#include <vector>

namespace story
{

namespace
{

/// Accents and the vowel points of Hebrew and Arabic. Marks of other classes (voicing of kana, viramas, Thai
/// vowels) tell letters apart.
bool isAccent(char32_t c)
{
    if (!QChar::isMark(c))
        return false;
    const auto combining = QChar::combiningClass(c);
    return combining >= 200 || (combining >= 10 && combining <= 36);
}

/// Dashes, quotation marks of other scripts and ideographs: no decomposition, no case.
bool isPlain(char16_t c)
{
    return (c >= 0x2012 && c <= 0x2015) || (c >= 0x3001 && c <= 0x3002) || (c >= 0x4E00 && c <= 0x9FFF);
}

/// By way of upper case, since Qt folds one letter to one letter only and so would keep the sharp s.
void appendDecomposed(QString &folded, char32_t c)
{
    const QString decomposed = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD).toUpper().toLower();
    const auto parts = decomposed.toUcs4();
    for (const char32_t part : parts) {
        if (isAccent(part))
            continue;
        folded += QChar::isSpace(part) ? QString(u' ') : QString::fromUcs4(&part, 1);
    }
}

} // namespace

void appendFolded(QString &folded, QStringView text)
{
    folded.reserve(folded.size() + text.size());
    const qsizetype size = text.size();
    for (qsizetype i = 0; i < size; ++i) {
        const char16_t c = text.at(i).unicode();
        if (c >= u'A' && c <= u'Z')
            folded += QChar(c + (u'a' - u'A'));
        else if ((c >= 0x09 && c <= 0x0D) || c == 0xA0)
            folded += QChar(u' ');
        else if (c < 0x80 || isPlain(c))
            folded += QChar(c);
        else if (c == 0x2018 || c == 0x2019)
            folded += QChar(u'\'');
        else if (c == 0x201C || c == 0x201D)
            folded += QChar(u'"');
        else if (QChar::isHighSurrogate(c) && i + 1 < size && text.at(i + 1).isLowSurrogate())
            appendDecomposed(folded, QChar::surrogateToUcs4(c, text.at(++i).unicode()));
        else if (!QChar::isSurrogate(c))
            appendDecomposed(folded, c);
    }
}

namespace
{

std::string foldedCharacter(std::string_view utf8)
{
    QString folded;
    appendFolded(folded, QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
    return folded.toStdString();
}

/// The characters of two bytes, up to U+07FF: the alphabets that most texts are written in.
const std::string &foldedPair(unsigned char lead, unsigned char trail)
{
    static const std::vector<std::string> pairs = [] {
        std::vector<std::string> all;
        for (unsigned c = 0; c < 0x800; ++c) {
            const std::array<char, 2> utf8{static_cast<char>(0xC0U | c >> 6U),
                                           static_cast<char>(0x80U | (c & 0x3FU))};
            all.push_back(foldedCharacter({utf8.data(), utf8.size()}));
        }
        return all;
    }();
    return pairs[(lead & 0x1FU) << 6U | (trail & 0x3FU)];
}

constexpr char foldedAscii(char c)
{
    if (c >= 'A' && c <= 'Z')
        return static_cast<char>(c + ('a' - 'A'));
    return c >= 0x09 && c <= 0x0D ? ' ' : c;
}

std::size_t asciiLength(std::string_view text)
{
    const auto *end = std::find_if(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) < 0; });
    return static_cast<std::size_t>(end - text.begin());
}

/// The length of the character of well-formed UTF-8 that begins so.
std::size_t lengthOf(char lead)
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// Of three bytes: ideographs, dashes and quotation marks; the others take the long way.
void appendFoldedTriple(std::string &folded, std::string_view utf8)
{
    const auto byte = [utf8](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(utf8[i])); };
    const auto c = static_cast<char16_t>((byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU));
    if (isPlain(c))
        folded += utf8;
    else if (c == 0x2018 || c == 0x2019)
        folded += '\'';
    else if (c == 0x201C || c == 0x201D)
        folded += '"';
    else
        folded += foldedCharacter(utf8);
}

} // namespace

void appendFolded(std::string &folded, std::string_view text)
{
    for (std::size_t pos = 0; pos < text.size();) {
        const std::size_t ascii = asciiLength(text.substr(pos));
        folded.append(text.substr(pos, ascii));
        std::transform(folded.end() - static_cast<std::ptrdiff_t>(ascii), folded.end(),
                       folded.end() - static_cast<std::ptrdiff_t>(ascii), foldedAscii);
        pos += ascii;
        if (pos == text.size())
            break;
        const std::size_t length = std::min(lengthOf(text[pos]), text.size() - pos);
        const std::string_view character = text.substr(pos, length);
        if (length == 1)
            folded += character;
        else if (length == 2)
            folded += foldedPair(static_cast<unsigned char>(text[pos]), static_cast<unsigned char>(text[pos + 1]));
        else if (length == 3)
            appendFoldedTriple(folded, character);
        else
            folded += foldedCharacter(character);
        pos += length;
    }
}

QString foldText(const QString &text)
{
    QString folded;
    appendFolded(folded, text);
    return folded;
}

} // namespace story
