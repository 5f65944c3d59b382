#!/bin/sh
# Checks the sites that a program makes of content/, of the real sources where these are beside the checkout, and of
# content/ below a path; then breaks the first, to show that each check can fail. usage: all.sh PROGRAM
# SAMPLE=1: fewer pages are looked at in the browser. STEPS: those of run.sh, for all but the broken sites.
set -eu
cd "$(dirname "$0")/../.."
program=$1
web=tests/web
made=target/web-test
base=https://digest.example
mkdir -p "$made"

check() { echo "== $1"; shift; "$@"; }

"$program" build --no-cache --output "$made/site" --base-url "$base/"
check 'our content' $web/run.sh "$made/site" "$base" ${STEPS:-}

if [ -d ../shared/seeds ]; then
  rm -rf "$made/seeds" && mkdir "$made/seeds" && cp -r ../shared/seeds "$made/seeds/content"
  echo "base_url = \"$base/\"" > "$made/seeds/digest.toml"
  "$program" build --no-cache --root "$made/seeds"
  check 'the real sources' $web/run.sh "$made/seeds/public" "$base" ${STEPS:-}
fi

# What does not depend on the path is not looked at twice.
"$program" build --no-cache --output "$made/below" --base-url "$base/below/a/path/"
SAMPLE=1 check 'below a path' $web/run.sh "$made/below" "$base/below/a/path" ${STEPS:-html style alternates feeds xml cards search links eyes typing}

check 'broken sites' $web/broken.sh "$made/site" "$base"
check 'translations on their way' $web/py/bin/python $web/xliff.py "$program"
