#!/usr/bin/env python3
"""Whether the time of decoding, reading and cleaning is linear in the length of a source, and its memory with it.

usage: growth.py [SHAPE ...]   (from the project's folder; the shapes are those of `benches/stages/texts.rs`)
Each run is a process of its own, so that its peak of resident memory is its own too: it holds the program, the text that
is measured and all that is made of it, so small texts look larger than they are. `clock` is the speed by the clock,
`processor` that of all the process does on its core, the text's making included: look at that where the machine has other work.
"""
import json, os, re, subprocess, sys

SIZES = [("to_1_megabyte", 1), ("to_10_megabytes", 10), ("to_100_megabytes", 100)]
shapes = sys.argv[1:] or ["OneLine", "ManyLines", "QuestionMarks", "Brackets"]


def program():
    said = subprocess.run(["cargo", "bench", "--bench", "stages", "--no-run", "--message-format=json"],
                          stdout=subprocess.PIPE, text=True, check=True).stdout
    built = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    return next(one["executable"] for one in built
                if one.get("executable") and one["target"]["name"] == "stages")


stages = os.environ.get("STAGES") or program()
print(f"{'shape':<14} {'MB':>4} {'clock MB/s':>11} {'processor MB/s':>15} {'peak MB':>8} {'x input':>8}")
for shape in shapes:
    for name, size in SIZES:
        run = subprocess.Popen([stages, "--bench", "--include-ignored", f"growth::{name}::{shape}"],
                               stdout=subprocess.PIPE, text=True)
        said = run.stdout.read()
        _, status, used = os.wait4(run.pid, 0)
        speed = re.search(r"([\d.]+) ([kMG]?)B/s", said)
        if status or not speed:
            print(f"{shape:<14} {size:>4} failed or unknown")
            continue
        clock = float(speed[1]) * {"": 1e-6, "k": 1e-3, "M": 1, "G": 1e3}[speed[2]]
        peak = used.ru_maxrss / 1e6 * 1024
        processor = size / (used.ru_utime + used.ru_stime)
        print(f"{shape:<14} {size:>4} {clock:>11.1f} {processor:>15.1f} {peak:>8.0f} {peak / size:>8.1f}", flush=True)
