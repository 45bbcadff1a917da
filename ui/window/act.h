#pragma once

#include <cstdint>

namespace ui
{

/// What can be done in the window. A preset has no name here: see Actions::presets().
enum class Act : std::uint8_t {
    Open,
    Export,
    Rescan,
    Quit,
    Undo,
    Redo,
    EarlierEdits,
    TodaysEdits,
    Copy,
    SelectAll,
    Filter,
    ClearFilter,
    EditCell,
    Publish,
    Unpublish,
    PublishOther,
    UnpublishOther,
    Advance,
    EditPresets,
    EditKeys,
    TypeQuality,
    QualityUp,
    QualityDown,
    QualityUpOne,
    QualityDownOne,
    TypeHeat,
    HeatUp,
    HeatDown,
    HeatUpOne,
    HeatDownOne,
    RetrySave,
    KeepMine,
    KeepTheirs,
    KeepAllMine,
    KeepAllTheirs,
    Next,
    Previous,
    NextUndecided,
    PreviousUndecided,
    ReadOn,
    ReadBack,
    ShowImages,
    Peek,
    NextRelated,
    Back,
    OpenLink,
    CopyLink,
    CopyPath,
    OpenInEditor,
    ShowInFileManager,
    ShowDetail,
    LargerText,
    SmallerText,
    NormalText,
    FullScreen,
    Keys,
    About
};

} // namespace ui
