#!/usr/bin/env python3
"""bench.py columns FORMAT CLI FLOOR | line CLI FLOOR PROJECT VALUES | window CLI FIRST_FRAME EMPTY
         | frames FRAMES PROJECT | import CLI | comparison CLI FLOOR COMPARISON

Runs what is compared in turn (A B C … A B C …), each once before anything is counted and each when the
processors have little else to do, and prints medians and the medians of the ratios round by round, so that
the speed of the machine cancels out.  $MOAT_BENCH_ROUNDS is the number of rounds.  Ends with status 1 when
an aim is missed."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = int(os.environ.get("MOAT_BENCH_ROUNDS", "15"))
SIZE = "1920x1080"
GNUPLOT = """set terminal {terminal}; set output '{out}'
set title 'Revenue by fiscal year'; set style fill solid; set boxwidth 0.7; set yrange [0:80]
set grid ytics; set ylabel 'USD bn'
$data << EOD
FY2013 27.0\nFY2014 29.4\nFY2015 33.1\nFY2016 36.9\nFY2017 37.0\nFY2018 41.8\nFY2019 44.1
FY2020 48.7\nFY2021 55.5\nFY2022 54.2\nFY2023 60.3\nFY2024 66.6\nFY2025 71.9
EOD
plot $data using 2:xtic(1) with boxes title 'Revenue'
"""
TERMINALS = {"png": "pngcairo size 1920,1080", "pdf": "pdfcairo size 20in,11.25in"}


def idle_ticks():
    with open("/proc/stat", encoding="ascii") as file:
        ticks = [int(number) for number in file.readline().split()[1:9]]
    return ticks[3] + ticks[4], sum(ticks)


def wait_for_quiet(patience=40):
    """Until nine tenths of the processors' time are idle, or for a few seconds."""
    for _ in range(patience):
        idle, total = idle_ticks()
        time.sleep(0.1)
        idle_after, total_after = idle_ticks()
        if idle_after - idle >= 0.9 * (total_after - total):
            break


def run(command):
    """Seconds from start to end, and the peak memory in MiB."""
    wait_for_quiet()
    start = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{' '.join(command)} failed")
    return seconds, usage.ru_maxrss / 1024


def compare(cases):
    """{name: [(seconds, MiB) of each round]}, printed as a table; the first is the floor."""
    for command in cases.values():
        run(command)
    runs = {name: [] for name in cases}
    for _ in range(ROUNDS):
        for name, command in cases.items():
            runs[name].append(run(command))
    floor = next(iter(cases))
    print(f"{'':12} {'ms':>8} {'MiB':>7} {'× floor':>8}   ({ROUNDS} rounds)")
    for name in cases:
        ms = statistics.median(seconds for seconds, _ in runs[name]) * 1000
        mib = statistics.median(mib for _, mib in runs[name])
        print(f"{name:12} {ms:8.1f} {mib:7.1f} {ratio(runs, name, floor):8.2f}")
    return runs


def ratio(runs, name, other):
    return statistics.median(a / b for (a, _), (b, _) in zip(runs[name], runs[other]))


def judge(what, value, aim):
    met = value <= aim
    print(f"{what}: {value:.2f} (aim: at most {aim:.3g}) — {'met' if met else 'missed'}", flush=True)
    return met


def bench_columns(folder, kind, cli, floor):
    project, out = f"{folder}/sample.moat", f"{folder}/moat.{kind}"
    run([cli, "new", project, "--sample"])
    cases = {
        "floor": [floor, "columns", f"{folder}/floor.{kind}"],
        "moat": [cli, "export", project, "--chart", "growth", "-o", out, "--size", SIZE],
    }
    if shutil.which("gnuplot"):
        script = f"{folder}/columns.gp"
        with open(script, "w", encoding="utf-8") as file:
            file.write(GNUPLOT.format(terminal=TERMINALS[kind], out=f"{folder}/gnuplot.{kind}"))
        cases["gnuplot"] = ["gnuplot", script]
    else:
        print("gnuplot is not installed: not compared")
    runs = compare(cases)
    # 1.1 of this floor is 1.5 of one with the fastest encoder that there is for PNG.
    met = judge(f"{kind}, moat / floor", ratio(runs, "moat", "floor"), 1.1 if kind == "png" else 2.0)
    if "gnuplot" in cases and kind == "png":
        met &= judge("png, moat / gnuplot", ratio(runs, "moat", "gnuplot"), 0.7)
    return met


def bench_line(folder, cli, floor, project, values):
    export = [cli, "export", project, "--chart", "line", "-o", f"{folder}/moat.png", "--size", SIZE]
    os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
    first, _ = run(export)
    print(f"the first time, with the whole file checked: {first * 1000:.0f} ms; from then on:")
    runs = compare({"floor": [floor, "line", values, f"{folder}/floor.png"], "moat": export})
    # The fastest program that people use for this (ECharts) takes 8.3 times as long as the floor.
    met = judge("line, moat / floor", ratio(runs, "moat", "floor"), 0.6 * 8.3)
    return judge("line, MiB", max(mib for _, mib in runs["moat"]), 300) and met


def bench_window(folder, cli, first_frame, empty):
    project = f"{folder}/sample.moat"
    os.environ.pop("GDK_DEBUG", None)  # tests go without OpenGL, people's windows do not
    run([cli, "new", project, "--sample"])
    runs = compare({"floor": [empty], "moat": [first_frame, project]})
    return judge("window, moat / floor", ratio(runs, "moat", "floor"), 1.5)


def bench_frames(_folder, program, project):
    runs = []
    for _ in range(max(ROUNDS // 3, 1)):
        wait_for_quiet()
        out = subprocess.run([program, project], check=True, capture_output=True, text=True).stdout
        runs.append([float(number) for number in out.split()])
    floor, moat, floor_95, moat_95, mib = (statistics.median(column) for column in zip(*runs))
    print(f"{'frame':12} {'ms':>8} {'95% ms':>8} {'× floor':>8}   ({len(runs)} rounds)")
    print(f"{'floor':12} {floor:8.1f} {floor_95:8.1f} {1:8.2f}")
    print(f"{'moat':12} {moat:8.1f} {moat_95:8.1f} {statistics.median(r[1] / r[0] for r in runs):8.2f}")
    met = judge("frame, ms", moat, 16)
    return judge("frame, MiB", mib, 300) and met


def write_figures(path):
    """A million figures in the long form: 500 companies, 40 measures, 50 quarters."""
    quarters = [(f"{2013 + i // 4}-{1 + 3 * (i % 4):02d}-01", f"{2013 + i // 4}-{('03-31', '06-30', '09-30', '12-31')[i % 4]}")
                for i in range(50)]
    number = 1
    with open(path, "w", encoding="utf-8") as file:
        file.write("entity,metric,period_start,period_end,value,currency,source\n")
        for company in range(500):
            for measure in range(40):
                for start, end in quarters:
                    number = number * 16807 % 2147483647
                    file.write(f"Company {company:03d},measure_{measure:02d},{start},{end},"
                               f"{number % 10000000 / 100:.2f},USD,10-Q {end}\n")


SQLITE_IMPORT = """create table fact (entity text not null, metric text not null, period_start text, period_end text,
  value real, currency text, source text);
.mode csv
.import --skip 1 {figures} fact
"""


def bench_import(folder, cli):
    figures, script = f"{folder}/figures.csv", f"{folder}/import.sql"
    write_figures(figures)
    with open(script, "w", encoding="utf-8") as file:
        file.write(SQLITE_IMPORT.format(figures=figures))
    runs = {"sqlite3": [], "import": [], "undo": []}
    for number in range(max(ROUNDS // 3, 1) + 1):
        database, project = f"{folder}/{number}.db", f"{folder}/{number}.moat"
        run([cli, "new", project])
        once = {
            "sqlite3": run(["sqlite3", database, f".read {script}"]),
            "import": run([cli, "import", project, figures]),
            "undo": run([cli, "undo", project]),
        }
        os.remove(database)
        os.remove(project)
        for name in runs:
            if number > 0:
                runs[name].append(once[name])
    print(f"{'':12} {'s':>8} {'MiB':>7} {'× sqlite3':>9}   ({len(runs['import'])} rounds)")
    for name in runs:
        seconds, mib = (statistics.median(column) for column in zip(*runs[name]))
        print(f"{name:12} {seconds:8.2f} {mib:7.1f} {ratio(runs, name, 'sqlite3'):9.2f}")
    met = judge("import, moat / sqlite3", ratio(runs, "import", "sqlite3"), 2)
    met = judge("import, MiB", max(mib for _, mib in runs["import"]), 400) and met
    return judge("undo, s", statistics.median(seconds for seconds, _ in runs["undo"]), 3) and met


GNUPLOT_BARS = """set terminal pngcairo size 1920,8000; set output '{out}'
set title 'Revenue of 500 companies'; unset key; set grid xtics; set style fill solid
set yrange [499.5:-0.5]; set xrange [0:*]; set datafile separator ','
plot '{values}' using (0):0:(0):2:($0-0.4):($0+0.4):ytic(1) with boxxyerror, \
     '' using 2:0:(sprintf('%.1f',$2)) with labels left offset 0.6,0
"""


def write_companies(folder):
    """500 companies of one year, 100 companies of 40 quarters: names, days and numbers."""
    head = "entity,metric,period_start,period_end,value,currency,source\n"
    number, value = 1, 400.0
    with open(f"{folder}/bars.csv", "w", encoding="utf-8") as figures, \
            open(f"{folder}/bars.txt", "w", encoding="utf-8") as values:
        figures.write(head)
        for company in range(500):
            number = number * 16807 % 2147483647
            value *= 1 - number / 2147483647 / 60
            figures.write(f"Company {company:03d},revenue,2024-01-01,2024-12-31,{value:.1f},USD,made\n")
            values.write(f"Company {company:03d},{value:.1f}\n")
    with open(f"{folder}/panels.csv", "w", encoding="utf-8") as figures:
        figures.write(head)
        for company in range(100):
            value = 100.0
            for i in range(40):
                number = number * 16807 % 2147483647
                value += 8 * number / 2147483647 - 3.5
                quarter = i % 4
                days = f"{2015 + i // 4}-{1 + 3 * quarter:02d}-01,{2015 + i // 4}-" + ("03-31", "06-30", "09-30", "12-31")[quarter]
                figures.write(f"Company {company:03d},revenue,{days},{value:.2f},USD,made\n")


def make_comparison(folder, cli, name, spec):
    project = f"{folder}/{name}.moat"
    run([cli, "new", project])
    run([cli, "import", project, f"{folder}/{name}.csv"])
    entities = [f"company-{number:03d}" for number in range(500 if name == "bars" else 100)]
    with open(f"{folder}/{name}.json", "w", encoding="utf-8") as file:
        json.dump(dict(spec, page="peers", entities=entities, concepts=["revenue"]), file)
    run([cli, "chart", project, "new", name, "--spec", f"{folder}/{name}.json"])
    return project


def bench_comparison(folder, cli, floor, program):
    met = True
    write_companies(folder)
    with open(f"{folder}/bars.gp", "w", encoding="utf-8") as file:
        file.write(GNUPLOT_BARS.format(out=f"{folder}/gnuplot.png", values=f"{folder}/bars.txt"))
    for name, kind, size, spec in (("bars", "png", "1920x8000", {"kind": "bar", "periods": "latest"}),
                                   ("panels", "pdf", "1920x1920", {"kind": "small-multiples"})):
        project = make_comparison(folder, cli, name, spec)
        cases = {
            "floor": [floor, name, f"{folder}/floor.{kind}"],
            "moat": [cli, "export", project, "--chart", name, "-o", f"{folder}/{name}.{kind}", "--size", size],
        }
        if name == "bars" and shutil.which("gnuplot"):
            cases["gnuplot"] = ["gnuplot", f"{folder}/bars.gp"]
        runs = compare(cases)
        met &= judge(f"{name}, moat / floor", ratio(runs, "moat", "floor"), 1.5)
        if "gnuplot" in cases:
            met &= judge(f"{name}, moat / gnuplot", ratio(runs, "moat", "gnuplot"), 0.5)
        wait_for_quiet()
        out = subprocess.run([program, project, name, SIZE], check=True, capture_output=True, text=True).stdout
        read, draw, hover = (float(number) for number in out.split())
        print(f"{name}: figures read in {read:.1f} ms")
        met &= judge(f"{name}, built and drawn, ms", draw, 50)
        met &= judge(f"{name}, what is under the pointer, ms", hover, 4)
    return met


def main():
    benches = {
        "comparison": bench_comparison,
        "import": bench_import,
        "columns": bench_columns,
        "line": bench_line,
        "window": bench_window,
        "frames": bench_frames,
    }
    with tempfile.TemporaryDirectory(prefix="moat-bench-") as folder:
        return 0 if benches[sys.argv[1]](folder, *sys.argv[2:]) else 1


if __name__ == "__main__":
    sys.exit(main())
