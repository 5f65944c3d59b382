#!/bin/sh
# Builds onto a disk that is full, one that cannot be written, and with few watches left: what comes of the old site, and
# what is said. Needs root, for the mounts.
# usage: benches/disk.sh PROGRAM
set -eu
program=$(realpath "$1"); work=$(mktemp -d); trap 'umount "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT
mkdir -p "$work/site/content" "$work/disk"
printf 'base_url = "https://host.example/"\n' > "$work/site/digest.toml"
printf '# The quay\n\n2031-07-09\n\nThe quay was closed.\n' > "$work/site/content/quay.md"
sum() { (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum); }
say() { if [ "$2" = "$3" ]; then echo "ok    $1"; else echo "FAULT $1"; failed=1; fi; }
failed=0
mount -t tmpfs -o size=2m tmpfs "$work/disk"
"$program" build --root "$work/site" --output "$work/disk/public" > /dev/null 2>&1
old=$(sum "$work/disk/public")
i=0; while [ $i -lt 400 ]; do i=$((i + 1)); printf '# Quay %s\n\n2031-07-09\n\nThe quay was closed, for %s days.\n' $i $i > "$work/site/content/quay$i.md"; done
for more in '' --no-cache; do
  code=0; "$program" build --root "$work/site" --output "$work/disk/public" $more > /dev/null 2> "$work/said" || code=$?
  say "full disk $more: exit code 2" "$code" 2
  say "full disk $more: the old site is there" "$(sum "$work/disk/public")" "$old"
  say "full disk $more: nothing is left beside it" "$(ls -A "$work/disk")" public
  grep -A1 '^error' "$work/said" | sed 's/^/      /'
done
mount -o remount,ro "$work/disk"
code=0; "$program" build --root "$work/site" --output "$work/disk/public" > /dev/null 2> "$work/said" || code=$?
say "read-only disk: exit code 2" "$code" 2
say "read-only disk: the old site is there" "$(sum "$work/disk/public")" "$old"
grep -A1 '^error' "$work/said" | sed 's/^/      /'
mount -o remount,rw,size=64m "$work/disk"
"$program" build --root "$work/site" --output "$work/disk/public" > /dev/null 2>&1
say "room again: the new site is there" "$(grep -c quay "$work/disk/public/sitemap.xml" | awk '{ print ($1 > 300) }')" 1
limit=/proc/sys/fs/inotify/max_user_watches
if [ -w $limit ]; then
  before=$(cat $limit)
  i=0; while [ $i -lt 30 ]; do i=$((i + 1)); mkdir -p "$work/site/content/f$i"; cp "$work/site/content/quay.md" "$work/site/content/f$i/"; done
  if echo 10 > $limit 2>/dev/null; then
    "$program" serve --root "$work/site" --port 0 > "$work/out" 2> "$work/said" & pid=$!
    i=0; while [ $i -lt 200 ] && ! grep -q 'build 1' "$work/said"; do i=$((i + 1)); sleep 0.1; done
    say "10 watches: polling is chosen and said" "$(grep -c 'twice a second' "$work/said")" 1
    grep 'twice a second' "$work/said" | sed 's/^/      /'
    printf '\nIt opened again.\n' >> "$work/site/content/f30/quay.md"
    i=0; while [ $i -lt 200 ] && ! grep -q 'build 2' "$work/said"; do i=$((i + 1)); sleep 0.1; done
    say "10 watches: a change is seen" "$(grep -c 'build 2' "$work/said")" 1
    kill $pid; echo "$before" > $limit
  fi
fi
exit $failed
