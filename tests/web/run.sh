#!/bin/sh
# Checks a built site as strict readers, machines and eyes would; asks no other host for anything.
# usage: run.sh SITE BASE_URL [STEP…]   SITE: what `digest build --base-url BASE_URL` made; without a STEP all of them
set -eu
here=$(cd "$(dirname "$0")" && pwd)
site=$(cd "$1" && pwd)
base=${2%/}
shift 2
port=${PORT:-8931}
cd "$here"
# The path that the site lies under on its host; empty at the root.
under=$(printf '%s' "$base" | sed 's|^[a-z]*://[^/]*||')
at="http://127.0.0.1:$port$under"
tags=$(cd "$site" && ls -d en zh-hans zh-hant 2>/dev/null | tr '\n' ' ')
vnu() { java -jar node_modules/vnu-jar/build/dist/vnu.jar --Werror --format text "$@"; }
tool() { name=$1; shift; "node_modules/.bin/$name" "$@"; }

html() { vnu --skip-non-html "$site"; }
css() { vnu --css "$site"/assets/*.css; }
svg() { vnu --skip-non-svg "$site"; }
style() { tool html-validate --config .htmlvalidate.json --ext html "$site"; }
alternates() { py/bin/python alternates.py "$site" "$base"; }
feeds() { py/bin/python feeds.py "$site"; }
xml() { xmllint --noout "$site"/sitemap*.xml "$site"/feeds.opml; }
budgets() { node budgets.mjs "$site"; }
cards() { node cards.mjs "$site" "$base"; }
search() { node search.mjs "$site"; }
links() { tool linkinator "$at/" --recurse --check-fragments --skip "^(?!$at/)" --verbosity error; }
widths() { node widths.mjs "$at" "$site"; }
# A page of each kind in each language, of articles and pairs the newest; with SAMPLE=1 each kind in one language, in
# turn, but front pages and articles in all. PAGES names others.
eyes() {
  paths=${PAGES:-$(cd "$site" && echo / /404.html && turn=0 && for kind in '' 'a/*' timeline/ topics/ archive/ search/ \
    sources/ names/ 'a/*/*' 'topics/*' 'archive/*/*' '2*-*'; do
    turn=$((turn + 1)) own=0
    for tag in $tags; do
      own=$((own % 3 + 1))
      case $kind in '' | 'a/*') ;; *) [ -z "${SAMPLE:-}" ] || [ $own = $((turn % 3 + 1)) ] || continue ;; esac
      case $kind in
        # Pages at old addresses lead on before anyone can look at them.
        *'*'*) grep -L 'http-equiv="refresh"' $tag/$kind/index.html 2>/dev/null | tail -n 1 | sed 's|^|/|; s|index.html$||' ;;
        *) echo "/$tag/$kind" ;;
      esac
    done
  done)}
  node browser.mjs "$at" $paths
}
# The pages that readers come to first, in the site's first language that there is.
lighthouse() {
  tag=${tags%% *}
  article=$(cd "$site" && grep -L 'http-equiv="refresh"' "$tag"/a/*/index.html | tail -n 1 | sed 's|index.html$||')
  node lighthouse.mjs "$at" ${PAGES:-"/$tag/" "/$article" "/$tag/timeline/" "/$tag/search/"}
}
typing() {
  folder=$(ls -d "$site"/*/search/ | head -n 1)
  tag=$(basename "$(dirname "$folder")")
  word=$(sed 's/.*"firsts":\["[^"]*","\([^"]*\)".*/\1/' "$folder/index.json")
  node typing.mjs "$at" "/$tag/search/" "$word"
}

steps=${*:-html css svg style alternates feeds xml budgets cards search links widths eyes typing lighthouse}
case " $steps " in *' links '* | *' widths '* | *' eyes '* | *' typing '* | *' lighthouse '*)
  node serve.mjs "$site" "$port" "$under" &
  server=$!
  trap 'kill $server 2>/dev/null' EXIT
  sleep 1
  kill -0 $server || { echo "port $port is taken; choose another with PORT=…"; exit 2; } ;;
esac
for step in $steps; do echo "$step"; $step; done
