#!/usr/bin/env python3
"""How long from a save to the page that shows it: `digest serve` on a site, an article, some edits.

usage: latency.py PROGRAM SITE ARTICLE PAGE [EDITS]   (as in: site content/a.md en/a/2031-07-09-a/; the article is put back)
Each edit adds a sentence to the article's text; the clock runs from the end of the write to the last byte of the page,
fetched when the server has told of the new build, as an open page does it.
"""
import http.client, re, statistics, subprocess, sys, time
from pathlib import Path

program, site, article, address = sys.argv[1:5]
edits = int(sys.argv[5]) if len(sys.argv) > 5 else 20
path = Path(site, article)
before = path.read_bytes()
server = subprocess.Popen([program, "serve", "--root", site, "--port", "0"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
try:
    host, base = re.search(r"http://([^/]+)(/\S*)", server.stdout.readline()).groups()
    events = http.client.HTTPConnection(host, timeout=600)
    events.request("GET", "/-/events")
    stream = events.getresponse()

    last = b""

    def told():
        # A build is told of twice where its remarks come later than its pages.
        global last
        line = last
        while line == last or not line.startswith(b"data:"):
            line = stream.readline()
        last = line
        return line

    def get(address):
        connection = http.client.HTTPConnection(host, timeout=600)
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    told()
    page = base + address
    times = []
    for turn in range(edits):
        text = before + f"\n\nThe bell rang {turn + 31} times that night.\n".encode()
        path.write_bytes(text)
        begun = time.perf_counter()
        told()
        status, body = get(page)
        times.append((time.perf_counter() - begun) * 1000)
        assert status == 200 and f"{turn + 31}" in body, page
        time.sleep(0.3)
    print(f"{page}: median {statistics.median(times):.0f} ms, least {min(times):.0f}, most {max(times):.0f} of {edits}")
finally:
    server.kill()
    path.write_bytes(before)
