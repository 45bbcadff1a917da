#pragma once

#include "model/folder/replacefile.h"
#include "model/folder/walk.h"
#include "model/story/storyrow.h"

#include <QHash>
#include <QMutex>

namespace folder
{

/// Why a save refuses a file by what is known of it: `access` is the errno of access(2) for writing, 0 when that is
/// allowed. Null: nothing is against it.
QString whyProtected(const struct stat &status, int access);

/// The same before anybody types, for many files that are read anyway: asks each folder once. Thread-safe.
class Protection final
{
    Q_DISABLE_COPY_MOVE(Protection)

public:
    Protection() = default;

    /// `state` is that of the open file. Blocks.
    QString reasonFor(const FoundFile &file, const FileState &state);
    /// Nothing is known against saves in this folder. Blocks.
    bool isFree(const QString &folder) { return errorOfWritingTo(folder.toUtf8()) == 0; }

private:
    int errorOfWritingTo(const QByteArray &folder);

    QMutex m_mutex;
    QHash<QByteArray, int> m_folders; ///< the errno of access(2) for writing
};

/// Makes the fields read-only that are not yet, because of `reason`; a null one changes nothing.
void protect(story::StoryRow &row, const QString &reason);

} // namespace folder
