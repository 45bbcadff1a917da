#pragma once

#include "model/folder/storyfolder.h"
#include "ui/detail/thumbnails.h"

#include <QAbstractListModel>

namespace ui
{

/// The related stories of a story, at first no more than `shownAtFirst`, each with the story of the folder that it
/// is, when it is one.
class RelatedModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelatedModel)

public:
    static constexpr int shownAtFirst = 50;
    /// Display is the title. Meta: provider, date, type. Folder: the state of the story in the folder, a null string
    /// when it is not there; its tone is FolderToneRole.
    enum Role { MetaRole = Qt::UserRole, QualityRole, FolderRole, FolderToneRole, ResultRole };

    RelatedModel(folder::StoryFolder &folder, media::ImageLoader &loader, QSize tile, QObject *parent);

    /// `of` is the story that has them. The same again changes nothing.
    void setRelated(folder::StoryId of, const QList<story::RelatedStory> &related, const QString &siteRoot);
    /// Looks up again which of them are in the folder.
    void updateFolderStates();
    void showAll();
    void load(int row, qreal pixelRatio);

    [[nodiscard]] int total() const { return static_cast<int>(m_related.size()); }
    [[nodiscard]] int inFolderCount() const;
    [[nodiscard]] const story::RelatedStory &related(int row) const { return m_related.at(row); }
    [[nodiscard]] folder::StoryId inFolder(int row) const { return m_inFolder.at(row); }    ///< -1: it is not
    [[nodiscard]] QString file(int row) const { return m_folder.file(m_inFolder.at(row)); } ///< of inFolder()
    /// The one of the highest quality that is above `quality`; -1: none.
    [[nodiscard]] int betterThan(const frontmatter::FieldValue &quality) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString meta(int row) const;
    [[nodiscard]] QString folderState(int row) const;
    [[nodiscard]] QString imageReason(int row) const;
    [[nodiscard]] QString accessibleText(int row) const;
    [[nodiscard]] QList<folder::StoryId> lookUp() const;
    [[nodiscard]] folder::StoryId lookUp(const QString &link) const;

    folder::StoryFolder &m_folder;
    folder::StoryId m_of = -1;
    QList<story::RelatedStory> m_related;
    QList<folder::StoryId> m_inFolder;
    QString m_siteRoot;
    int m_shown = 0;
    Thumbnails m_thumbnails;
};

} // namespace ui
