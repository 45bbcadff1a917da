#pragma once

#include "model/folder/storyfolder.h"

#include <optional>

namespace ui
{

/// A decision in words: as it stands in the status bar, and in the Edit menu after "Undo".
struct DecisionWords {
    QString done;   ///< Published “New chips”
    QString action; ///< Publish “New chips”
};

/// `shown`: how many stories are in view, for "37 stories (of 412 shown)".
DecisionWords wordsForDecision(const folder::StoryFolder &folder, const QList<folder::StoryId> &stories,
                               bool published, int shown);
/// Without a `value` several stories got different ones.
DecisionWords wordsForNumber(const folder::StoryFolder &folder, const QList<folder::StoryId> &stories,
                             frontmatter::Field field, const std::optional<frontmatter::FieldValue> &value,
                             int shown);
DecisionWords wordsForSettling(const folder::StoryFolder &folder, const QList<folder::StoryId> &stories,
                               folder::Keep keep, int shown);

/// Why a story was not saved and what can be done, after its name; `story` -1: the error speaks for itself.
QString wordsForFailure(const folder::StoryFolder &folder, folder::StoryId story, const model::Error &error);
/// How a story is called in one line: its title, else its path; safe to show and short.
QString nameOf(const story::StoryRow &row);
/// One line of at most 60 characters, safe to show.
QString shortText(const QString &text);
/// "1 story", "1,200 stories"
QString storyCount(int count);

/// "folder — Galley", shown exactly.
QString windowTitleFor(const QStringList &paths);
/// What a walk left out and why, a line for each; empty: nothing.
QString wordsForLeftOut(const folder::WalkReport &report);

} // namespace ui
