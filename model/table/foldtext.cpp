#include "model/table/foldtext.h"

#include <QList>

namespace table
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

void appendFolded(QString &folded, const QString &text)
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

QString foldText(const QString &text)
{
    QString folded;
    appendFolded(folded, text);
    return folded;
}

} // namespace table
