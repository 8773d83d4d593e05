#!/bin/sh
# Brings the folder of a published site up to date, and compresses the pages that changed, so that
# nginx sends no old ones. Let cron call it each minute: update.sh /srv/met-reference
set -eu
site=${1:?"Name the folder: update.sh /srv/met-reference"}
git -C "$site" pull --quiet --ff-only
# A page is compressed again unless its compressed copy is newer; the copy is put in place whole.
find "$site" -name '*.html' -exec sh -c '
  for page; do
    if [ ! "$page.gz" -nt "$page" ]; then
      gzip --best --stdout "$page" > "$page.new"
      mv "$page.new" "$page.gz"
    fi
  done' sh {} +
