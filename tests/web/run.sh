#!/bin/sh
# Checks a built site as strict readers, machines and eyes would; asks no other host for anything.
# usage: run.sh SITE BASE_URL      (SITE: what `digest build --base-url BASE_URL` made; BASE_URL without a path)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
site=$(cd "$1" && pwd)
base=${2%/}
port=${PORT:-8931}
cd "$here"

vnu=node_modules/vnu-jar/build/dist/vnu.jar
echo 'HTML';        java -jar $vnu --skip-non-html --Werror --format text "$site"
echo 'CSS';         java -jar $vnu --css --format text "$site"/assets/*.css
echo 'HTML style';  npx --no-install html-validate --config .htmlvalidate.json --ext html "$site"
echo 'alternates';  py/bin/python alternates.py "$site" "$base"
echo 'feeds';       py/bin/python feeds.py "$site"
echo 'XML';         xmllint --noout "$site"/sitemap.xml "$site"/feeds.opml
echo 'search';      node search.mjs "$site"

node serve.mjs "$site" "$port" &
server=$!
trap 'kill $server' EXIT
sleep 1
at="http://127.0.0.1:$port"
echo 'links';       npx --no-install linkinator "$at/" --recurse --skip 'https://.*' --verbosity error
# A page of each kind in each language; of articles the newest.
paths=$(cd "$site" && for tag in en zh-hans zh-hant; do
  [ -d $tag ] || continue
  echo "/$tag/" "/$tag/timeline/" "/$tag/topics/" "/$tag/archive/" "/$tag/search/"
  ls -d $tag/a/*/ 2>/dev/null | tail -n 1 | sed 's|^|/|'
done)
echo 'eyes';        node browser.mjs "$at" shots $paths
first=$(ls -d "$site"/*/search/ | head -n 1)
tag=$(basename "$(dirname "$first")")
word=$(sed 's/.*"keys":\["[^"]*","\([^"]*\)".*/\1/' "$first/index.json")
echo 'typing';      node typing.mjs "$at" "/$tag/search/" "$word"
