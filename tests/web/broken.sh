#!/bin/sh
# Proves that the checks can fail: breaks a good site in one way for each step of run.sh, which must then object.
# usage: broken.sh SITE BASE_URL      (SITE and BASE_URL as for run.sh, which passes them)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
good=$(cd "$1" && pwd)
base=$2
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
faults=0

# breaks STEP FILE EDIT: a copy of the site whose FILE (below the site, the first that fits) went through `sed EDIT`.
breaks() {
  rm -rf "$room/site"
  cp -r "$good" "$room/site"
  file=$(ls -d "$room/site"/$2 | head -n 1)
  sed -i "$3" "$file"
  if cmp -s "$file" "$good${file#"$room/site"}"; then
    echo "NOTHING BROKEN for $1: $3"; faults=1
  elif "$here/run.sh" "$room/site" "$base" "$1" >"$room/log" 2>&1; then
    echo "NOT SEEN by $1: $3 in $2"; faults=1
  else
    # What the check said, so that a reader sees that it is about this fault.
    printf 'seen by %s: %s\n    %s\n' "$1" "$3" "$(grep -v -e '^$' -e '^http:' -e "^$1\$" -e '^ok ' -e crawling "$room/log" | head -n 1 | cut -c 1-150)"
  fi
}

home='*/index.html'
breaks html "$home" 's|</main>|</div></main>|'
breaks css 'assets/*.css' 's|max-width:|max-widht:|'
breaks svg 'assets/*.svg' 's|<svg|<svg wrong="1"|'
breaks style "$home" 's|<h1|<h1 id="main"|'
breaks alternates "$home" '/hreflang="zh-Hant"/d'
breaks alternates 'sitemap.xml' '0,/<loc>/s|<loc>|<loc>https://other.example/|'
breaks feeds '*/feed.atom' 's|<id>|<ib>|'
breaks feeds '*/feed.json' 's|version/1.1|version/9|'
breaks feeds 'timeline.ics' '/^DTSTART/d'
breaks xml 'feeds.opml' 's|</body>||'
# What cannot be compressed is heavy.
head -c 20000 /dev/urandom | base64 >"$room/ballast"
breaks budgets 'assets/*.js' "1r $room/ballast"
breaks search 'assets/search*.js' 's|toLowerCase()|toUpperCase()|g'
breaks links "$home" 's|href="\([^"]*\)timeline/"|href="\1nowhere/"|'
breaks links "$home" 's|href="#main"|href="#nothing"|'
breaks cards '*/a/*/index.html' 's|card.png"|cards.png"|'
breaks cards '*/a/*/card.png' '1s|PNG|JPG|'
breaks widths '*/archive/index.html' 's|<h1[^>]*>|&<span class="nb">wide wide wide wide wide wide wide wide wide wide wide wide wide</span>|'
# One page is enough to be seen.
PAGES=/$(cd "$good" && ls -d */index.html | head -n 1 | sed 's|index.html||')
export PAGES
breaks eyes 'assets/*.css' 's|--ink: #[0-9a-f]*|--ink: #ddd|'
breaks eyes "$home" 's|<html lang="[a-zA-Z-]*"|<html lang="zh-Hans"|'
breaks eyes "$home" 's|</main>|<img src="https://other.example/x.png" alt="x"></main>|'
breaks eyes "$home" 's|<h1[^>]*>|&<span class="nb">wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide wide</span>|; s|class="hidden"||'
# A wall in front of search engines.
breaks lighthouse "$home" 's|<head>|&<meta name="robots" content="noindex">|'
breaks typing 'assets/search*.js' 's|ArrowDown|ArrowUpDown|'
[ $faults = 0 ] && echo 'every check can fail'
exit $faults
