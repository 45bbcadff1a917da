<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>interrupted: %n files were not looked at</source>
        <translation>
            <numerusform>interrupted: %n file was not looked at</numerusform>
            <numerusform>interrupted: %n files were not looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links to folders were not followed</source>
        <translation>
            <numerusform>%n link to a folder was not followed</numerusform>
            <numerusform>%n links to folders were not followed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links to files outside the folder were left out</source>
        <translation>
            <numerusform>%n link to a file outside the folder was left out</numerusform>
            <numerusform>%n links to files outside the folder were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links were left out: their stories are listed already</source>
        <translation>
            <numerusform>%n link was left out: its story is listed already</numerusform>
            <numerusform>%n links were left out: their stories are listed already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>folder::RecoveredCopy</name>
    <message numerus="yes">
        <source>%Ln lines of it differ</source>
        <translation>
            <numerusform>%Ln line of it differs</numerusform>
            <numerusform>%Ln lines of it differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>table::FilterPiece</name>
    <message numerus="yes">
        <source>last %Ln days</source>
        <translation>
            <numerusform>last %Ln day</numerusform>
            <numerusform>last %Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BulkReport</name>
    <message numerus="yes">
        <source>Keep Mine for All %Ln</source>
        <translation>
            <numerusform>Keep Mine</numerusform>
            <numerusform>Keep Mine for All %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Theirs for All %Ln</source>
        <translation>
            <numerusform>Keep Theirs</numerusform>
            <numerusform>Keep Theirs for All %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConflictRows</name>
    <message numerus="yes">
        <source>%Ln stories are in conflict</source>
        <translation>
            <numerusform>%Ln story is in conflict</numerusform>
            <numerusform>%Ln stories are in conflict</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep mine for all %Ln</source>
        <translation>
            <numerusform>Keep mine</numerusform>
            <numerusform>Keep mine for all %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep theirs for all %Ln</source>
        <translation>
            <numerusform>Keep theirs</numerusform>
            <numerusform>Keep theirs for all %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EarlierEdits</name>
    <message numerus="yes">
        <source>Took back %Ln earlier edits</source>
        <translation>
            <numerusform>Took back %Ln earlier edit</numerusform>
            <numerusform>Took back %Ln earlier edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took back %1 of %Ln earlier edits; %2</source>
        <translation>
            <numerusform>Took back %1 of %Ln earlier edit; %2</numerusform>
            <numerusform>Took back %1 of %Ln earlier edits; %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were not there any more</source>
        <translation>
            <numerusform>%Ln was not there any more</numerusform>
            <numerusform>%Ln were not there any more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take Back %Ln Earlier Edits</source>
        <translation>
            <numerusform>Take Back %Ln Earlier Edit</numerusform>
            <numerusform>Take Back %Ln Earlier Edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EarlierEditsDialog</name>
    <message numerus="yes">
        <source>%Ln edits</source>
        <translation>
            <numerusform>%Ln edit</numerusform>
            <numerusform>%Ln edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln damaged lines of the record left out</source>
        <translation>
            <numerusform>%Ln damaged line of the record left out</numerusform>
            <numerusform>%Ln damaged lines of the record left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message numerus="yes">
        <source>Leave o&amp;ut %Ln unpublished stories</source>
        <translation>
            <numerusform>Leave o&amp;ut %Ln unpublished story</numerusform>
            <numerusform>Leave o&amp;ut %Ln unpublished stories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>⚠ %Ln decisions are not saved; the list has what the files say.</source>
        <translation>
            <numerusform>⚠ %Ln decision is not saved; the list has what the file says.</numerusform>
            <numerusform>⚠ %Ln decisions are not saved; the list has what the files say.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown stories are left out: they no longer match the filter.</source>
        <translation>
            <numerusform>%Ln shown story is left out: it no longer matches the filter.</numerusform>
            <numerusform>%Ln shown stories are left out: they no longer match the filter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>⚠ %Ln stories are left out: their files are still being looked at.</source>
        <translation>
            <numerusform>⚠ %Ln story is left out: its file is still being looked at.</numerusform>
            <numerusform>⚠ %Ln stories are left out: their files are still being looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln broken files are left out; see Problems.</source>
        <translation>
            <numerusform>%Ln broken file is left out; see Problems.</numerusform>
            <numerusform>%Ln broken files are left out; see Problems.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilterChips</name>
    <message numerus="yes">
        <source>+%Ln more</source>
        <translation>
            <numerusform>+%Ln more</numerusform>
            <numerusform>+%Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more parts of the filter</source>
        <translation>
            <numerusform>%Ln more part of the filter</numerusform>
            <numerusform>%Ln more parts of the filter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::OtherKeys</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RecoveryBar</name>
    <message numerus="yes">
        <source>%Ln more copies wait.</source>
        <translation>
            <numerusform>%Ln more copy waits.</numerusform>
            <numerusform>%Ln more copies wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put these %Ln values into the story</source>
        <translation>
            <numerusform>Put this value into the story</numerusform>
            <numerusform>Put these %Ln values into the story</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SelectionPage</name>
    <message numerus="yes">
        <source>%Ln stories selected</source>
        <translation>
            <numerusform>%Ln story selected</numerusform>
            <numerusform>%Ln stories selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StateBar</name>
    <message numerus="yes">
        <source>Someone else changed %Ln of these stories too</source>
        <translation>
            <numerusform>Someone else changed one of these stories too</numerusform>
            <numerusform>Someone else changed %Ln of these stories too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusBar</name>
    <message numerus="yes">
        <source>Someone else has changed %Ln stories since you decided them</source>
        <translation>
            <numerusform>Someone else has changed %Ln story since you decided it</numerusform>
            <numerusform>Someone else has changed %Ln stories since you decided them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %Ln stories stay as they were</source>
        <translation>
            <numerusform>Stopped: %Ln story stays as it was</numerusform>
            <numerusform>Stopped: %Ln stories stay as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflicts</source>
        <translation>
            <numerusform>%Ln conflict</numerusform>
            <numerusform>%Ln conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Live updates are off for %Ln folders; reading again every 10 s</source>
        <translation>
            <numerusform>Live updates are off for %Ln folder; reading again every 10 s</numerusform>
            <numerusform>Live updates are off for %Ln folders; reading again every 10 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StoryState</name>
    <message numerus="yes">
        <source>and in %Ln more stories</source>
        <translation>
            <numerusform>and in one more story</numerusform>
            <numerusform>and in %Ln more stories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Wording</name>
    <message numerus="yes">
        <source>%Ln stories</source>
        <translation>
            <numerusform>%Ln story</numerusform>
            <numerusform>%Ln stories</numerusform>
        </translation>
    </message>
</context>
</TS>
