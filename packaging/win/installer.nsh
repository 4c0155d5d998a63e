; Start at login is a value of the person's own registry. Electron names it by the app's id; an app that has set no id yet is
; "electron.app.NAME". An update leaves it in place.
!define AUTOSTART_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define AUTOSTART_APPROVED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "${AUTOSTART_KEY}" "${APP_ID}"
    DeleteRegValue HKCU "${AUTOSTART_KEY}" "electron.app.${PRODUCT_NAME}"
    DeleteRegValue HKCU "${AUTOSTART_APPROVED_KEY}" "${APP_ID}"
    DeleteRegValue HKCU "${AUTOSTART_APPROVED_KEY}" "electron.app.${PRODUCT_NAME}"
  ${endIf}
!macroend
