#pragma once

#include <QByteArray>
#include <QRandomGenerator>

/// A story with one to three random changes of the kinds that people, programs and disks make.
QByteArray mutated(QByteArray bytes, QRandomGenerator &random);
