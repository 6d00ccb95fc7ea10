#!/usr/bin/env bash
# Runs a short job on file systems that are too small and under limits of the system, then without them: each run must fail, say why, and
# be continued to the result of an undisturbed one. usage: limits.sh NTK.DLL JOB, a job without pictures. Small file systems need root.
set -uo pipefail

ntk=(dotnet "$1") job=$2 work=$(mktemp -d) bad=0
trap 'rm -rf "$work"' EXIT
# Pages that are written and executed are files of memory, to which a limit of files applies too.
export DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0
"${ntk[@]}" run "$job" --out "$work/whole" --save-every 0 >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }

# check WHAT CODE RUN: what a disturbed run left.
check() {
    local said=no
    grep -qE "$3: |cannot be (written|made)|No space left|Too many open files|too large" "$work/said" && said=yes
    if [ "$2" -ne 0 ] && [ "$said" = no ]; then echo "$1: no reason is told"; cat "$work/said"; bad=$((bad + 1)); fi
    if [ -f "$3/resolved.yaml" ]; then
        "${ntk[@]}" resume "$3" >"$work/said" 2>&1 || { echo "$1: not continued"; cat "$work/said"; bad=$((bad + 1)); }
        diff -r -x summary.json "$work/whole" "$3" || { echo "$1: differs"; bad=$((bad + 1)); }
    fi
    echo "$1: exit code $2"
}

for blocks in 1 2 4 8 12 16; do
    (ulimit -f "$blocks"; "${ntk[@]}" run "$job" --out "$work/run" --save-every 0 >"$work/said" 2>&1)
    check "ulimit -f $blocks" $? "$work/run"; rm -rf "$work/run"
done
for files in 90 94 98 102 106 110; do
    (ulimit -n "$files"; "${ntk[@]}" run "$job" --out "$work/run" --save-every 0 >"$work/said" 2>&1)
    check "ulimit -n $files" $? "$work/run"; rm -rf "$work/run"
done
mkdir "$work/small"
for size in 16 40 80 120 160 200 300 400; do
    mount -t tmpfs -o "size=${size}k" tmpfs "$work/small" 2>/dev/null || { echo "no small file systems: not root"; break; }
    "${ntk[@]}" run "$job" --out "$work/small/run" --save-every 0 >"$work/said" 2>&1
    code=$?
    mount -o remount,size=64m "$work/small"
    check "tmpfs of $size KiB" "$code" "$work/small/run"; umount "$work/small"
done
echo "$bad findings"
[ "$bad" -eq 0 ]
