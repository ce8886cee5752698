#!/bin/sh
# Provides MySQL 9 and a newer MariaDB (11) for the tests, each with its server and clients in FOLDER/<flavor>/bin. Prints FOLDER.
# The machine's own MariaDB 10.11 comes from Debian's packages.
#
# Both are unpacked from Debian sid and not installed: no service starts, and the machine's MariaDB stays unchanged. Safe to run
# again: existing files are kept.
set -eu

project=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=lib/unpack.sh
. "$project/scripts/test-parts/lib/unpack.sh"
folder=$(test_cache)/mysql
mkdir -p "$folder"
# Several test files may run this at once.
exec 9>"$folder/.lock"
flock 9

# The programs were built for /usr and can't find these settings themselves. Servers get them after all other arguments, because
# `--no-defaults` must be first.
wrap_server() { # root program wrapper share
  wrap "$1" "$2" "$3"
  sed "s|\"\\\$@\"\$|\"\$@\" --basedir=\"$1/usr\" --lc-messages-dir=\"$1/usr/share/$4\" --character-sets-dir=\"$1/usr/share/$4/charsets\" --plugin-dir=\"$1/usr/lib/mysql/plugin\"|" \
    "$3" >"$3.new"
  chmod 755 "$3.new"
  "$3.new" --no-defaults --version >/dev/null
  mv "$3.new" "$3"
}

# A program that an older version of this script did not wrap.
wrap_also() { # root program wrapper
  [ -x "$3" ] || wrap "$1" "$2" "$3"
}

# The last wrapper marks the part as complete.
mysql() {
  place=$folder/mysql
  [ -x "$place/bin/mysqldump" ] && "$place/bin/mysqldump" --version >/dev/null 2>&1 && return
  rm -rf "$place"
  unpack sid "$place/root" mysql-server-core mysql-client-core
  ln -s root/usr/share "$place/share"
  wrap_server "$place/root" usr/sbin/mysqld "$place/bin/mysqld" mysql
  wrap "$place/root" usr/bin/mysql "$place/bin/mysql"
  wrap "$place/root" usr/bin/mysqldump "$place/bin/mysqldump"
}

mariadb() {
  place=$folder/mariadb
  [ -x "$place/bin/mariadb-dump" ] && "$place/bin/mariadb-dump" --version >/dev/null 2>&1 && return
  rm -rf "$place"
  unpack sid "$place/root" mariadb-server-core mariadb-client
  ln -s root/usr/share "$place/share"
  wrap_server "$place/root" usr/sbin/mariadbd "$place/bin/mariadbd" mariadb
  wrap "$place/root" usr/bin/mariadb "$place/bin/mariadb"
  wrap "$place/root" usr/bin/mariadb-dump "$place/bin/mariadb-dump"
}

# The machine's own MariaDB: its plugins are in the package that also has a service.
plugins() {
  [ -e "$folder/plugins/file_key_management.so" ] && return
  work=$(mktemp -d "$folder/.plugins-XXXXXX")
  # install-test-parts.sh may be updating apt's lists right now, and a new machine has none until that is done.
  try=0
  until (cd "$work" && apt-get -qq -o APT::Sandbox::User=root download mariadb-server >&2); do
    try=$((try + 1))
    [ "$try" -lt 10 ] || { rm -rf "$work"; return 1; }
    sleep 3
  done
  dpkg-deb -x "$work"/mariadb-server_*.deb "$work/root"
  mkdir -p "$folder/plugins"
  mv "$work/root/usr/lib/mysql/plugin/file_key_management.so" "$folder/plugins/"
  rm -rf "$work"
}

mysql
wrap_also "$folder/mysql/root" usr/bin/mysqlbinlog "$folder/mysql/bin/mysqlbinlog"
mariadb
wrap_also "$folder/mariadb/root" usr/bin/mariadb-binlog "$folder/mariadb/bin/mariadb-binlog"
plugins
echo "$folder"
