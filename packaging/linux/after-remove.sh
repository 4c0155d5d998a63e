#!/bin/sh
# Run as root by dpkg (with `remove`, `purge`, `upgrade` …) and by rpm (with the number of versions that are left).
# electron-builder fills in the names in braces; no other braces may be used here.
set -e

case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

program='/opt/${sanitizedProductName}/${executable}'

if [ "$(readlink '/usr/bin/${executable}' 2>/dev/null)" = "$program" ]; then
  rm -f '/usr/bin/${executable}'
fi

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! ischroot 2>/dev/null; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi

# Entries that start the removed program at login. Each is removed as the person whose it is: in a home of somebody else root
# could be led elsewhere by a link. Entries of another copy of the app (AppImage, archive) stay.
remove_entry='entry=$1/.config/autostart/io.github.pieces-account-tray.desktop
if [ -f "$entry" ] && grep -qF "$2" "$entry"; then rm -f "$entry"; fi'
getent passwd | while IFS=: read -r name _ uid gid _ home _; do
  if [ "$uid" -ge 1000 ] && [ -d "$home/.config/autostart" ]; then
    setpriv --reuid="$uid" --regid="$gid" --clear-groups sh -c "$remove_entry" sh "$home" "$program" || true
  fi
done

update-desktop-database -q /usr/share/applications 2>/dev/null || true
gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor 2>/dev/null || true
