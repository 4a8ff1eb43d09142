; The installer: for the one who runs it, without rights over the PC. The build says VERSION, PAYLOAD (what is installed),
; OUT, COMPRESS (lzma or zlib), ICON, and WELCOME (a picture), and calls makensis with -INPUTCHARSET UTF8.
;
; A new version is unpacked beside the old one, which stays as it is until all is there; then both change places by
; renaming. Whatever goes wrong, a power cut too, the old one is put back, at the latest when an installer runs again:
;   ~新版本   being unpacked, or taken back
;   ~旧版本   there only while they change places: whoever finds it puts back what is in it
;   ~不要了   the old version after that, being deleted
; Only what 清单.txt of a version lists is ever deleted. A file of somebody else's that lay among the program's is kept,
; in 夹在程序里的文件. Drafts are never moved: if 数据 lies in a folder that the program leaves, the registry says so.
;
; Files of a district are opened by the program that is installed, not by one on a stick, for the one who runs this. What
; another program says of such a file is never written over; then ours only stands in 打开方式.
;
; Exit status: 0 done, 1 cancelled, 3 Windows too old, 4 the program is running (or another installer), 5 not a folder
; for it, 6 not enough room, or not writable, or broken, 7 a newer version is there (silent: /OLDER goes on).

Unicode True
Target amd64-unicode
!if ${COMPRESS} == lzma
  SetCompressor /SOLID /FINAL lzma
  SetCompressorDictSize 64
!else
  SetCompressor /FINAL ${COMPRESS}
!endif
ManifestDPIAware true
RequestExecutionLevel user
CRCCheck force
AllowSkipFiles off
SetDateSave on

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh

!define NAME "年报填报"
!define PROGRAM "${NAME}.exe"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\NianbaoTianbao"
!define NEW "~新版本"
!define OLD "~旧版本"
!define WASTE "~不要了"
!define KEPT "$APPDATA\annual-report"
!define DATA "数据"
!define MEMORY "Software\NianbaoTianbao" ; start.py reads it: where the drafts are that lay beside the program once
!define CLASSES "Software\Classes"
!define LIST "清单.txt"
!define OTHERS "夹在程序里的文件"
!define OLDEST_BUILD 17763
!define LONGEST 120 ; characters of the folder: below it are names of up to 120, and Windows ends at 260
!define TRIES 10
!define PAUSE 300

!define TOO_OLD 3
!define RUNNING 4
!define NO_FOLDER 5
!define NO_ROOM 6
!define NEWER 7

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
SetFont "Microsoft YaHei UI" 9
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "© 2026 年报填报 maintainers，MIT 许可证"

Var former ; where the program was before
Var taken ; whether somebody uses it
Var others ; where files are that lay among the program's and are not its own

; ---------------------------------------------------------------- the wizard

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!ifdef WELCOME
  !define MUI_WELCOMEFINISHPAGE_BITMAP "${WELCOME}"
!endif
!define MUI_WELCOMEPAGE_TITLE "安装 ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "${NAME}用来填写《政府信息公开工作年度报告》，不需要联网，也不会联网。$\r$\n$\r$\n只装给现在登录的人用，不需要管理员密码。以前装过的会升级，已经填的内容都留着。$\r$\n$\r$\n${NAME}如果开着，请先关闭。$\r$\n$\r$\n点“下一步”继续。"
!define MUI_DIRECTORYPAGE_VERIFYONLEAVE
!define MUI_DIRECTORYPAGE_TEXT_TOP "程序装在下面的文件夹里，一般不用改。$\r$\n升级、卸载都不会动已经填的内容。"
!define MUI_FINISHPAGE_NOREBOOTSUPPORT
!define MUI_FINISHPAGE_TITLE "装好了"
!define MUI_FINISHPAGE_TEXT "${NAME} ${VERSION} 已经装好，开始菜单和桌面上都有它。$\r$\n$\r$\n不想要了，在 Windows 的“设置—应用”里卸载；已经填的内容会留着。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${NAME}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "从这台电脑上卸载${NAME}。已经填的内容会留着，以后重新安装还能接着填。"

!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE SimpChinese

; ---------------------------------------------------------------- what belongs to the program

; All that ever lay in its folder. A name that a later version no longer has stays here, or its upgrade leaves it.
!macro EachItem DO
  !insertmacro EachFolder ${DO}
  !insertmacro ${DO} "${PROGRAM}"
  !insertmacro ${DO} "${NAME}-命令行.exe"
  !insertmacro ${DO} "给管理电脑的人.html"
  !insertmacro ${DO} "卸载.exe"
  !insertmacro ${DO} "${LIST}" ; the last: what else there is to delete is read in it
!macroend

!macro EachFolder DO
  !insertmacro ${DO} "app"
  !insertmacro ${DO} "lib"
  !insertmacro ${DO} "runtime"
  !insertmacro ${DO} "licences"
!macroend

; NSIS reads a file in the code page of the PC; these names of the list it does not understand.
!macro EachUnreadable DO
  !insertmacro ${DO} "licences\${NAME}\LICENSE"
  !insertmacro ${DO} "licences\说明.txt"
!macroend

; Leaves 1 on the stack if the folder is ours, else 0.
!macro AskWhetherOurs FOLDER
  ${If} ${FileExists} "${FOLDER}\${LIST}"
  ${AndIf} ${FileExists} "${FOLDER}\app\start.py"
  ${AndIf} ${FileExists} "${FOLDER}\runtime\python311.dll"
    Push 1
  ${Else}
    Push 0
  ${EndIf}
!macroend

; ---------------------------------------------------------------- saying no

; The wizard stays where it is, a silent run ends.
!macro Refuse STATUS SENTENCE
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${STATUS}
  ${If} ${Silent}
    Quit
  ${EndIf}
  Abort
!macroend

!macro Functions UN

; Sets $taken if a file of the program cannot be opened for writing: Windows holds those that run. A virus scanner
; holds them, too, but only for a moment.
Function ${UN}LookWhetherTaken
  Exch $0
  Push $1
  Push $2
  StrCpy $2 0
  ${Do}
    StrCpy $taken 0
    !insertmacro TryToWrite "${PROGRAM}"
    !insertmacro TryToWrite "${NAME}-命令行.exe"
    !insertmacro TryToWrite "runtime\python311.dll"
    IntOp $2 $2 + 1
    ${If} $taken == 0
    ${OrIf} $2 >= ${TRIES}
      ${ExitDo}
    ${EndIf}
    Sleep ${PAUSE}
  ${Loop}
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; Waits until nobody uses the program in a folder, or ends here.
Function ${UN}WaitUntilFree
  Exch $0
  ${Do}
    Push $0
    Call ${UN}LookWhetherTaken
    ${If} $taken == 0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}正开着。请先关闭它的窗口，再点“重试”；看不到窗口就重新启动电脑，再来一次。" /SD IDCANCEL IDRETRY +3
    SetErrorLevel ${RUNNING}
    Call ${UN}GiveUp
  ${Loop}
  Pop $0
FunctionEnd

; Deletes the program in a folder, and nothing else. Leaves in $R0 how many files of it cannot be deleted now.
Function ${UN}RemoveOurs
  Exch $R1
  Call ${UN}RemoveListed
  ${If} $R0 = 0
    !insertmacro EachUnreadable RemoveItem
    !insertmacro EachFolder RemoveEmptyItem
    !insertmacro EachItem RemoveItem
  ${EndIf}
  RMDir $R1
  Pop $R1
FunctionEnd

Function ${UN}RemoveListed
  Push $0
  Push $1
  Push $2
  StrCpy $R0 0
  ClearErrors
  FileOpen $2 "$R1\${LIST}" r
  ${IfNot} ${Errors}
    ${Do}
      FileRead $2 $0
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      Call ${UN}TakePath
      ${If} $0 != ""
        StrCpy $0 "$R1\$0"
        System::Call 'kernel32::SetFileAttributesW(w r0, i 0x80)'
        System::Call 'kernel32::DeleteFileW(w r0) i .r1 ?e'
        Pop $0
        ${If} $1 = 0
        ${AndIf} $0 <> 2 ; no such file
        ${AndIf} $0 <> 3 ; no such folder
          IntOp $R0 $R0 + 1
        ${EndIf}
      ${EndIf}
    ${Loop}
    FileClose $2
  ${EndIf}
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

; Makes a path of a line of the list in $0, or nothing, if the line names no file in a folder of ours: whoever can
; write into the list must not have other files deleted.
Function ${UN}TakePath
  Push $1
  Push $2
  StrCpy $2 63 ; letters of a SHA-256, but for one; before the first, there are up to three of a byte order mark
  ${Do}
    IntOp $2 $2 + 1
    StrCpy $1 $0 2 $2
    ${If} $1 == "  "
    ${OrIf} $2 > 67
      ${ExitDo}
    ${EndIf}
  ${Loop}
  IntOp $2 $2 + 2
  StrCpy $0 $0 "" $2
  ${Do}
    StrCpy $1 $0 1 -1
    ${If} $1 != "$\r"
    ${AndIf} $1 != "$\n"
      ${ExitDo}
    ${EndIf}
    StrCpy $0 $0 -1
  ${Loop}
  StrCpy $2 ""
  !insertmacro EachFolder TakeIfIn
  System::Call 'shlwapi::StrStrW(w r2, w "..") p .r1'
  ${If} $1 = 0
    StrCpy $0 $2
  ${Else}
    StrCpy $0 ""
  ${EndIf}
  Pop $2
  Pop $1
FunctionEnd

; Deletes a folder with all folders in it that are empty. A link to another folder is left alone.
Function ${UN}RemoveEmpty
  Exch $0
  Push $1
  Push $2
  System::Call 'kernel32::GetFileAttributesW(w r0) i .r1'
  IntOp $1 $1 & 0x400
  ${If} $1 = 0
    FindFirst $1 $2 "$0\*.*"
    ${DoWhile} $2 != ""
      ${If} $2 != "."
      ${AndIf} $2 != ".."
      ${AndIf} ${FileExists} "$0\$2\*.*"
        Push "$0\$2"
        Call ${UN}RemoveEmpty
      ${EndIf}
      FindNext $1 $2
    ${Loop}
    FindClose $1
    RMDir $0
  ${EndIf}
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

Function ${UN}GiveUp
  ${If} ${Silent}
    Quit
  ${EndIf}
  Abort
FunctionEnd

!macroend

!macro TryToWrite FILE
  ${If} ${FileExists} "$0\${FILE}"
    SetFileAttributes "$0\${FILE}" NORMAL
    ClearErrors
    FileOpen $1 "$0\${FILE}" a
    ${If} ${Errors}
      StrCpy $taken 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

!macro RemoveItem ITEM
  SetFileAttributes "$R1\${ITEM}" NORMAL
  Delete "$R1\${ITEM}"
!macroend

!macro RemoveEmptyItem ITEM
  ${If} ${FileExists} "$R1\${ITEM}\*.*"
    Push "$R1\${ITEM}"
    Call ${UN}RemoveEmpty
  ${EndIf}
!macroend

!macro TakeIfIn ITEM
  StrLen $1 "${ITEM}/"
  StrCpy $1 $0 $1
  ${If} $1 == "${ITEM}/"
    StrCpy $2 $0
  ${EndIf}
!macroend

!insertmacro Functions ""
!insertmacro Functions "un."

!macro RefuseOldWindows
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "这台电脑的 Windows 太旧，${NAME}用不了：请换一台 Windows 10（1809 或者更新）或者 Windows 11 的电脑。" /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
!macroend

!macro RefuseSecond
  System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Local\NianbaoTianbaoSetup") p .r0 ?e'
  Pop $1
  ${If} $1 = 183
    MessageBox MB_OK|MB_ICONEXCLAMATION "${NAME}的安装程序已经开着，请到那个窗口里继续。" /SD IDOK
    SetErrorLevel ${RUNNING}
    Quit
  ${EndIf}
!macroend

; ---------------------------------------------------------------- installing

Section "${NAME}" whole
  SetDetailsPrint textonly
  DetailPrint "正在拷贝程序…"
  SetDetailsPrint none
  SetOutPath "$INSTDIR\${NEW}"
  File /r "${PAYLOAD}/*"
  WriteUninstaller "$INSTDIR\${NEW}\卸载.exe"
  SetOutPath $INSTDIR
  Push $INSTDIR
  Call WaitUntilFree
  Call ChangePlaces
  ${If} $R0 = 1
    Abort
  ${EndIf}
  Call LeaveFormer
  Call RememberData
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  Call Register
  Call Associate
  ${If} $others != ""
    MessageBox MB_OK|MB_ICONINFORMATION "程序的文件夹里夹着不是${NAME}的文件，没有删除，放在这里：$\r$\n$\r$\n$others" /SD IDOK
  ${EndIf}
  SetErrorLevel 0
SectionEnd

; ---------------------------------------------------------------- before anything is done

Function .onInit
  SetShellVarContext current
  !insertmacro RefuseOldWindows
  !insertmacro RefuseSecond
  ReadRegStr $former HKCU "${KEY}" "InstallLocation"
  Call HearFolder
  ${If} ${Silent}
    Call EnsureFolder
  ${EndIf}
FunctionEnd

; NSIS itself takes /D= only without quotation marks, and if the folder can be one; else it would install elsewhere,
; without a word.
Function HearFolder
  System::Call 'kernel32::GetCommandLineW() w .r0'
  ClearErrors
  ${WordFind} $0 "/D=" "E+1}" $1
  ${IfNot} ${Errors}
    StrCpy $INSTDIR $1
    ClearErrors
    ${WordFind} $1 '"' "E+1{" $0
    ${IfNot} ${Errors}
      StrCpy $INSTDIR $0
    ${EndIf}
  ${EndIf}
FunctionEnd

Function LeaveFolder
  GetInstDirError $0
  ${If} $0 = 1
    !insertmacro Refuse ${NO_FOLDER} "不能装在这里：请选一个文件夹，不要直接选一个盘。"
  ${EndIf}
  Call EnsureFolder
FunctionEnd

; Refuses a folder in which the program cannot be, or that is somebody else's.
Function EnsureFolder
  System::Call 'kernel32::GetFullPathNameW(w "$INSTDIR", i ${NSIS_MAX_STRLEN}, w .r0, p 0) i .r1'
  ${If} $1 > 0
  ${AndIf} $1 < ${NSIS_MAX_STRLEN}
    StrCpy $INSTDIR $0
  ${EndIf}
  ${Do}
    StrCpy $0 $INSTDIR 1 -1
    ${If} $0 != "\"
      ${ExitDo}
    ${EndIf}
    StrCpy $INSTDIR $INSTDIR -1
  ${Loop}
  StrLen $0 $INSTDIR
  ${If} $0 > ${LONGEST}
    !insertmacro Refuse ${NO_FOLDER} "文件夹的名字太长，请换一个短一些的文件夹。"
  ${EndIf}
  Call Mend
  ; what an uninstall or a virus scanner has left of ours does not keep it out, nor does a folder of its name
  !insertmacro AskWhetherOurs $INSTDIR
  Pop $0
  StrLen $1 "\${NAME}"
  StrCpy $1 $INSTDIR "" -$1
  ${If} $1 == "\${NAME}"
  ${OrIf} $INSTDIR == $former
  ${OrIf} ${FileExists} "$INSTDIR\${DATA}\*.*"
    StrCpy $0 1
  ${EndIf}
  ${DirState} $INSTDIR $1
  ${If} $0 = 0
  ${AndIf} $1 = 1
    !insertmacro Refuse ${NO_FOLDER} "这个文件夹里已经有别的文件：$INSTDIR$\r$\n$\r$\n请换一个空的文件夹，或者在后面加上“\${NAME}”。"
  ${EndIf}
  Push $INSTDIR
  Call WaitUntilFree
  ${If} $former != ""
    StrLen $0 "$former\"
    StrCpy $0 $INSTDIR $0
    ${If} $0 == "$former\"
      !insertmacro Refuse ${NO_FOLDER} "这个文件夹在现在装着的${NAME}里面：$INSTDIR$\r$\n$\r$\n请换一个文件夹，用原来的那个就可以。"
    ${EndIf}
    Push $former
    Call WaitUntilFree
  ${EndIf}
  Call EnsureNotNewer
  Call EnsureRoom
  Call EnsureWritable
FunctionEnd

Function EnsureNotNewer
  ClearErrors
  GetDLLVersion "$INSTDIR\${PROGRAM}" $0 $1
  ${If} ${Errors}
    Return
  ${EndIf}
  IntOp $2 $0 >>> 16
  IntOp $3 $0 & 0xFFFF
  IntOp $4 $1 >>> 16
  ${VersionCompare} "$2.$3.$4" "${VERSION}" $0
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/OLDER" $5
  ${If} $0 = 1
  ${AndIf} ${Errors}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "已经装着更新的 $2.$3.$4 版，要换回 ${VERSION} 版吗？$\r$\n$\r$\n换回以后，新版填的内容可能只能看，不能改。" /SD IDNO IDYES +3
    SetErrorLevel ${NEWER}
    Call GiveUp
  ${EndIf}
FunctionEnd

Function EnsureRoom
  SectionGetSize ${whole} $0
  IntOp $0 $0 / 1024
  IntOp $0 $0 + 20
  ${GetRoot} $INSTDIR $1
  ClearErrors
  ${DriveSpace} "$1\" "/D=F /S=M" $2
  ${IfNot} ${Errors}
  ${AndIf} $2 < $0
    !insertmacro Refuse ${NO_ROOM} "$1 盘放不下：要 $0 MB，只剩 $2 MB。请先清理出空间，或者换一个盘。"
  ${EndIf}
FunctionEnd

Function EnsureWritable
  ClearErrors
  CreateDirectory "$INSTDIR\${NEW}"
  ${If} ${Errors}
    !insertmacro Refuse ${NO_ROOM} "这个文件夹不能写：$INSTDIR$\r$\n$\r$\n请换一个文件夹，用原来的那个就可以。"
  ${EndIf}
  RMDir "$INSTDIR\${NEW}"
  RMDir $INSTDIR
FunctionEnd

; ---------------------------------------------------------------- changing places

; Renames what is in a folder; a virus scanner that looks at a new file is waited for. Sets the error flag.
!macro Move FROM TO
  Push "${FROM}"
  Push "${TO}"
  Call Move
!macroend

Function Move
  Exch $1
  Exch
  Exch $0
  Push $2
  StrCpy $2 0
  ${Do}
    ClearErrors
    Rename $0 $1
    IntOp $2 $2 + 1
    ${IfNot} ${Errors}
    ${OrIf} $2 >= ${TRIES}
      ${ExitDo}
    ${EndIf}
    Sleep ${PAUSE}
  ${Loop}
  Pop $2
  Pop $0
  Pop $1
FunctionEnd

!macro PutAway ITEM
  ${If} $R0 = 0
  ${AndIf} ${FileExists} "$INSTDIR\${ITEM}"
    !insertmacro Move "$INSTDIR\${ITEM}" "$INSTDIR\${OLD}\${ITEM}"
    ${If} ${Errors}
      StrCpy $R0 1
    ${EndIf}
  ${EndIf}
!macroend

!macro PutInPlace ITEM
  ${If} $R0 = 0
    !insertmacro Move "$INSTDIR\${NEW}\${ITEM}" "$INSTDIR\${ITEM}"
    ${If} ${Errors}
      StrCpy $R0 1
    ${EndIf}
  ${EndIf}
!macroend

; What is no longer in the new folder is in place already, and goes out again. Doing it twice does no harm.
!macro PutBack ITEM
  ${IfNot} ${FileExists} "$INSTDIR\${NEW}\${ITEM}"
  ${AndIf} ${FileExists} "$INSTDIR\${ITEM}"
    !insertmacro Move "$INSTDIR\${ITEM}" "$INSTDIR\${NEW}\${ITEM}"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${OLD}\${ITEM}"
    !insertmacro Move "$INSTDIR\${OLD}\${ITEM}" "$INSTDIR\${ITEM}"
  ${EndIf}
!macroend

; Leaves in $R0 whether something has failed; then all is as before.
Function ChangePlaces
  StrCpy $R0 0
  CreateDirectory "$INSTDIR\${OLD}"
  !insertmacro EachItem PutAway
  !insertmacro EachItem PutInPlace
  ${If} $R0 = 0
    !insertmacro Move "$INSTDIR\${OLD}" "$INSTDIR\${WASTE}"
    ${If} ${Errors}
      StrCpy $R0 1
    ${EndIf}
  ${EndIf}
  Call Mend
FunctionEnd

; Clears up after an installer that did not come to its end.
Function Mend
  ${If} ${FileExists} "$INSTDIR\${OLD}\*.*"
    CreateDirectory "$INSTDIR\${NEW}"
    !insertmacro EachItem PutBack
    RMDir "$INSTDIR\${OLD}"
  ${EndIf}
  ${IfNot} ${FileExists} "$INSTDIR\${OLD}\*.*"
    RMDir /r "$INSTDIR\${NEW}"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${WASTE}\*.*"
    Push "$INSTDIR\${WASTE}"
    Call RemoveOurs
    ${If} $R0 = 0
      Call KeepOthers
    ${EndIf}
  ${EndIf}
FunctionEnd

; What is left of the old version when all of it is deleted was somebody else's.
Function KeepOthers
  ${IfNot} ${FileExists} "$INSTDIR\${WASTE}\*.*"
    Return
  ${EndIf}
  StrCpy $others "$INSTDIR\${OTHERS}"
  StrCpy $0 1
  ${DoWhile} ${FileExists} $others
    IntOp $0 $0 + 1
    StrCpy $others "$INSTDIR\${OTHERS} $0"
  ${Loop}
  Rename "$INSTDIR\${WASTE}" $others
FunctionEnd

; ---------------------------------------------------------------- afterwards

Function Register
  SectionGetSize ${whole} $0
  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\卸载.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\卸载.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
FunctionEnd

; Kinds of files that the program opens; `models/system/program.py` has their endings, too.
!macro EachKind DO
  !insertmacro ${DO} ".任务包" "NianbaoTianbao.TaskPackage" "任务包（${NAME}）"
  !insertmacro ${DO} ".退回单" "NianbaoTianbao.ReturnSlip" "退回单（${NAME}）"
!macroend

!macro AssociateKind ENDING KIND WHAT
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "${WHAT}"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${KIND}" ""
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == ""
    ReadRegStr $0 HKLM "${CLASSES}\${ENDING}" ""
  ${EndIf}
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${KIND}"
  ${EndIf}
!macroend

!macro DissociateKind ENDING KIND WHAT
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
  ${EndIf}
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == ""
    DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
  ${EndIf}
!macroend

; So that Explorer shows the icons at once (SHCNE_ASSOCCHANGED, shlobj_core.h).
!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function Associate
  !insertmacro EachKind AssociateKind
  !insertmacro TellExplorer
FunctionEnd

!macro RemoveProgram UN FOLDER
  RMDir /r "${FOLDER}\${NEW}"
  Push "${FOLDER}\${OLD}"
  Call ${UN}RemoveOurs
  Push "${FOLDER}\${WASTE}"
  Call ${UN}RemoveOurs
  Push ${FOLDER}
  Call ${UN}RemoveOurs
!macroend

; Another folder was chosen this time: the program is not there twice. Two names can mean one folder, so a mark tells.
Function LeaveFormer
  ${If} $former == ""
    Return
  ${EndIf}
  CreateDirectory "$INSTDIR\${WASTE}"
  ${If} ${FileExists} "$former\${WASTE}\*.*"
    RMDir "$INSTDIR\${WASTE}"
    Return
  ${EndIf}
  RMDir "$INSTDIR\${WASTE}"
  !insertmacro AskWhetherOurs $former
  Pop $0
  ${If} $0 = 1
    !insertmacro RemoveProgram "" $former
  ${EndIf}
FunctionEnd

; Drafts beside the program are used first. Those that stay behind are found by what is written down here.
Function RememberData
  ${If} ${FileExists} "$INSTDIR\${DATA}\*.*"
    DeleteRegKey HKCU "${MEMORY}"
  ${ElseIf} $former != ""
  ${AndIf} ${FileExists} "$former\${DATA}\*.*"
    WriteRegStr HKCU "${MEMORY}" "Data" "$former\${DATA}"
  ${Else}
    ReadRegStr $0 HKCU "${MEMORY}" "Data"
    ${IfNot} ${FileExists} "$0\*.*"
      DeleteRegKey HKCU "${MEMORY}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; A disk that is full or gone, or a damaged file; the old version has not been touched, or has been put back.
Function .onInstFailed
  SetOutPath $TEMP
  Call Mend
  RMDir $INSTDIR
  GetErrorLevel $0
  ${If} $0 <> ${RUNNING}
    SetErrorLevel ${NO_ROOM}
  ${EndIf}
  MessageBox MB_OK|MB_ICONSTOP "没有装成，电脑上的东西还和以前一样，已经填的内容都在。$\r$\n$\r$\n请看看盘上还有没有空间，关闭${NAME}，再装一次；还是不行，请联系管理电脑的人。" /SD IDOK
FunctionEnd

; ---------------------------------------------------------------- uninstalling

Function un.onInit
  SetShellVarContext current
  !insertmacro RefuseSecond
  !insertmacro AskWhetherOurs $INSTDIR
  Pop $0
  ${If} $0 = 0
    !insertmacro Refuse ${NO_FOLDER} "这个文件夹里没有完整的${NAME}：$INSTDIR$\r$\n$\r$\n请先用安装程序重新安装，再卸载。"
  ${EndIf}
  Push $INSTDIR
  Call un.WaitUntilFree
FunctionEnd

Section "Uninstall"
  SetDetailsPrint textonly
  DetailPrint "正在删除程序…"
  SetDetailsPrint none
  SetOutPath $TEMP
  Push $INSTDIR
  Call un.WaitUntilFree
  !insertmacro RemoveProgram "un." $INSTDIR
  ReadRegStr $former HKCU "${KEY}" "InstallLocation"
  !insertmacro AskWhetherOurs $former ; no longer, if it was this one; another may have been installed since
  Pop $0
  ${If} $0 = 0
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    DeleteRegKey HKCU "${KEY}"
    !insertmacro EachKind DissociateKind
    !insertmacro TellExplorer
    ${If} ${FileExists} "$INSTDIR\${DATA}\*.*"
      WriteRegStr HKCU "${MEMORY}" "Data" "$INSTDIR\${DATA}"
    ${EndIf}
  ${EndIf}
  SetErrorLevel 0
  SetAutoClose true
SectionEnd

Function un.onUninstSuccess
  StrCpy $0 ""
  ${If} ${FileExists} "${KEPT}\*.*"
    StrCpy $0 "$\r$\n${KEPT}"
  ${EndIf}
  ReadRegStr $1 HKCU "${MEMORY}" "Data"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\*.*"
    StrCpy $0 "$0$\r$\n$1"
  ${EndIf}
  ${If} $0 == ""
    MessageBox MB_OK|MB_ICONINFORMATION "${NAME}已经卸载。" /SD IDOK
  ${Else}
    MessageBox MB_OK|MB_ICONINFORMATION "${NAME}已经卸载。已经填的内容没有删除，还在这里：$\r$\n$0$\r$\n$\r$\n以后重新安装，还能接着填。" /SD IDOK
  ${EndIf}
FunctionEnd
