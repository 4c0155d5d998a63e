#!/bin/sh
# Run as root by dpkg and rpm. electron-builder fills in the two names in braces; no other braces may be used here.
set -e

program='/opt/${sanitizedProductName}/${executable}'
link='/usr/bin/${executable}'

ln -sf "$program" "$link"

# The sandbox of Chromium uses user namespaces. Its helper needs to be setuid root only where the kernel has none for users.
if [ "$(cat /proc/sys/kernel/unprivileged_userns_clone 2>/dev/null || echo 1)" = 0 ] || [ ! -e /proc/self/ns/user ]; then
  chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'
else
  chmod 0755 '/opt/${sanitizedProductName}/chrome-sandbox'
fi

# Ubuntu 24.04 gives user namespaces only to programs with a profile. Older versions of AppArmor cannot read it, and do without.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
if apparmor_status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  if ! ischroot 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi

# Where these are not there, the desktop finds the entry and the icon by itself a little later.
update-desktop-database -q /usr/share/applications 2>/dev/null || true
gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor 2>/dev/null || true
