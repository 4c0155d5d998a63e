# Runs a program in a copy of this system that is thrown away: what it writes goes to FOLDER/upper.
# Usage: unshare --mount sh scratch-root.sh FOLDER PROGRAM [ARGUMENT …], as root.
set -e
folder=$1
shift
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
cd "$folder/root"
mount --rbind /proc proc
mount --rbind /sys sys
mount --rbind /dev dev
mount -t tmpfs tmpfs tmp
chmod 1777 tmp
mkdir tmp/old-root
# No chroot: in one, the kernel gives nobody the user namespaces that the sandbox of Chromium needs.
pivot_root . tmp/old-root
umount -l /tmp/old-root
rmdir /tmp/old-root
cd /
exec "$@"
