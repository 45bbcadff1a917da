#include <QCoreApplication>
#include <QTranslator>

// Qt looks a text with %n up in a translation even where the language stays English: the source text has one form
// only. Installed as the application starts, so that no program with these resources can forget it.
static void installPluralForms()
{
    auto *english = new QTranslator(qApp);
    if (english->load(QStringLiteral(":/translations/galley_en.qm")))
        QCoreApplication::installTranslator(english);
}
Q_COREAPP_STARTUP_FUNCTION(installPluralForms)
