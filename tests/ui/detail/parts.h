#pragma once

#include "model/story/storyrow.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/wrappedtext.h"

#include <QLabel>

/// Every text in view.
inline QStringList textsOf(const QWidget &part)
{
    QStringList texts;
    for (const QLabel *label : part.findChildren<QLabel *>())
        texts += label->isVisibleTo(&part) ? label->text() : QString();
    for (const ui::WrappedText *text : part.findChildren<ui::WrappedText *>())
        texts += text->isVisibleTo(&part) ? text->toPlainText() : QString();
    for (const ui::LinkButton *link : part.findChildren<ui::LinkButton *>())
        texts += link->isVisibleTo(&part) ? link->shownText() : QString();
    texts.removeAll(QString());
    return texts;
}

/// A story whose three fields have values.
inline story::StoryRow row()
{
    story::StoryRow row;
    row.title = QStringLiteral("A title");
    row.field(frontmatter::Field::Published) = frontmatter::FieldValue::boolean(true);
    row.field(frontmatter::Field::Quality) = frontmatter::FieldValue::integer(60);
    row.field(frontmatter::Field::Heat) = frontmatter::FieldValue::integer(-1);
    return row;
}
