#include "ui/window/settings.h"

#include <QSettings>

#include <algorithm>

namespace ui
{

namespace
{

constexpr std::array schemeNames{QLatin1String("system"), QLatin1String("light"), QLatin1String("dark")};

constexpr QLatin1String noPreset("-");
constexpr QLatin1String keyGroup("keys/");

QString joined(const QList<int> &numbers)
{
    QStringList texts;
    for (const int number : numbers)
        texts.append(QString::number(number));
    return texts.join(QLatin1Char(' '));
}

/// Whole numbers within the bounds, all of them; otherwise nothing.
QList<int> numbersOf(const QVariant &value, int smallest, int largest)
{
    QList<int> numbers;
    const QStringList texts = value.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &text : texts) {
        bool ok = false;
        const int number = text.toInt(&ok);
        if (!ok || number < smallest || number > largest)
            return {};
        numbers.append(number);
    }
    return numbers;
}

QList<int> sizesOf(const QVariant &value)
{
    const QList<int> sizes = numbersOf(value, 0, 20'000);
    return sizes.size() == 2 ? sizes : QList<int>{};
}

QString joined(const Presets &presets)
{
    QStringList texts;
    for (const auto &preset : presets)
        texts.append(preset ? QString::number(*preset) : noPreset);
    return texts.join(QLatin1Char(' '));
}

Presets presetsOf(const QVariant &value)
{
    const QStringList texts = value.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    Presets presets;
    if (texts.size() != static_cast<qsizetype>(presets.size()))
        return defaultPresets;
    for (std::size_t i = 0; i < presets.size(); ++i) {
        const QString &text = texts.at(static_cast<qsizetype>(i));
        bool ok = text == noPreset;
        if (!ok)
            presets[i] = text.toLongLong(&ok);
        if (!ok)
            return defaultPresets;
    }
    return presets;
}

KeyMap loadKeys(const QSettings &ini)
{
    KeyMap keys;
    const QStringList lines = ini.allKeys();
    for (const QString &line : lines) {
        const QVariant value = line.startsWith(keyGroup) ? ini.value(line) : QVariant();
        // A line with a comma that is not in quotation marks is a list.
        const auto read = value.typeId() == QMetaType::QString ? keysOf(value.toString()) : std::nullopt;
        if (read)
            keys.insert(line.mid(keyGroup.size()), *read);
    }
    return keys;
}

void saveKeys(QSettings &ini, const KeyMap &keys)
{
    ini.remove(keyGroup.chopped(1));
    for (auto it = keys.begin(); it != keys.end(); ++it)
        ini.setValue(keyGroup + it.key(), textOf(it.value()));
}

Scheme schemeOf(const QVariant &value)
{
    const auto found = std::find(schemeNames.begin(), schemeNames.end(), value.toString());
    return found == schemeNames.end() ? Scheme::System : static_cast<Scheme>(found - schemeNames.begin());
}

exporting::Format formatOf(const QVariant &value)
{
    const auto &all = exporting::allFormats;
    const auto *found = std::find_if(all.begin(), all.end(), [name = value.toString()](exporting::Format format) {
        return exporting::nameOf(format) == name;
    });
    return found == all.end() ? LastExport().format : *found;
}

bool boolOf(const QVariant &value, bool otherwise)
{
    if (value.toString() == QLatin1String("true"))
        return true;
    return value.toString() == QLatin1String("false") ? false : otherwise;
}

} // namespace

void remember(Settings &settings, const QString &folder)
{
    settings.lastFolder = folder;
    settings.recentFolders.removeAll(folder);
    settings.recentFolders.prepend(folder);
    if (settings.recentFolders.size() > recentFolderCap)
        settings.recentFolders.resize(recentFolderCap);
}

Settings loadSettings(const QString &file)
{
    const QSettings ini(file, QSettings::IniFormat);
    Settings settings;
    if (ini.status() != QSettings::NoError)
        return settings;
    settings.geometry = ini.value(QStringLiteral("window/geometry")).toByteArray();
    settings.columns = ini.value(QStringLiteral("table/columns")).toByteArray();
    settings.wideSizes = sizesOf(ini.value(QStringLiteral("window/wideSizes")));
    settings.narrowSizes = sizesOf(ini.value(QStringLiteral("window/narrowSizes")));
    settings.detailShown = boolOf(ini.value(QStringLiteral("window/detailShown")), settings.detailShown);
    if (const QString text = ini.value(QStringLiteral("table/order")).toString(); !text.isEmpty())
        if (const auto order = table::parseOrder(text))
            settings.order = *order;
    settings.recentFolders = ini.value(QStringLiteral("folders/recent")).toStringList().mid(0, recentFolderCap);
    settings.recentFolders.removeAll(QString());
    settings.lastFolder = ini.value(QStringLiteral("folders/last")).toString();
    settings.lastStory = ini.value(QStringLiteral("folders/lastStory")).toString();
    settings.scheme = schemeOf(ini.value(QStringLiteral("look/scheme")));
    const auto percent = numbersOf(ini.value(QStringLiteral("look/textPercent")), smallestText, largestText);
    settings.textPercent = percent.size() == 1 ? percent.first() : settings.textPercent;
    settings.advance = boolOf(ini.value(QStringLiteral("triage/advance")), settings.advance);
    settings.presets = presetsOf(ini.value(QStringLiteral("triage/presets")));
    settings.keys = loadKeys(ini);
    settings.lastExport.format = formatOf(ini.value(QStringLiteral("export/format")));
    settings.lastExport.folder = ini.value(QStringLiteral("export/folder")).toString();
    return settings;
}

bool saveSettings(const QString &file, const Settings &settings)
{
    QSettings ini(file, QSettings::IniFormat);
    ini.setValue(QStringLiteral("window/geometry"), settings.geometry);
    ini.setValue(QStringLiteral("window/wideSizes"), joined(settings.wideSizes));
    ini.setValue(QStringLiteral("window/narrowSizes"), joined(settings.narrowSizes));
    ini.setValue(QStringLiteral("window/detailShown"), settings.detailShown);
    ini.setValue(QStringLiteral("table/columns"), settings.columns);
    ini.setValue(QStringLiteral("table/order"), table::toString(settings.order));
    ini.setValue(QStringLiteral("folders/recent"), settings.recentFolders);
    ini.setValue(QStringLiteral("folders/last"), settings.lastFolder);
    ini.setValue(QStringLiteral("folders/lastStory"), settings.lastStory);
    ini.setValue(QStringLiteral("look/scheme"), QString(schemeNames.at(static_cast<std::size_t>(settings.scheme))));
    ini.setValue(QStringLiteral("look/textPercent"), settings.textPercent);
    ini.setValue(QStringLiteral("triage/advance"), settings.advance);
    ini.setValue(QStringLiteral("triage/presets"), joined(settings.presets));
    saveKeys(ini, settings.keys);
    ini.setValue(QStringLiteral("export/format"), exporting::nameOf(settings.lastExport.format));
    ini.setValue(QStringLiteral("export/folder"), settings.lastExport.folder);
    ini.sync();
    return ini.status() == QSettings::NoError;
}

} // namespace ui
