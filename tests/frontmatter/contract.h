#pragma once

#include "model/frontmatter/splice.h"

#include <QByteArray>

/// What every reading and every edit of every file keeps to, whatever its bytes: for tables of cases, damaged files
/// and the fuzzer alike. Written anew here, so that the splice's own proof is not what it is tested by. Each answers
/// with what is broken; empty: nothing.

/// The outline's spans lie in order inside the front matter; a fault has a reason and a place; each value can be
/// asked for.
QByteArray brokenOutline(std::string_view bytes, QStringView fileName);

/// An edit is refused with a reason and a place, or: only the values' bytes and inserted lines differ; yaml-cpp
/// reads the wanted values, and everything else event by event as before; each value by itself reads as in the whole;
/// the way back gives the old bytes and the way forth the new ones; no line more than the inserted ones; the same
/// keys in the same order; and readers of YAML 1.1 find the same.
QByteArray brokenSplice(std::string_view bytes, QStringView fileName,
                        const std::vector<frontmatter::Assignment> &assignments);
