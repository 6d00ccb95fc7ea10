"""The compared work in PyTorch, asked for on stdin and answered on stdout, one JSON object a line.

request: {"work": name, "folder": path, "action": "check" | "time" | "describe", "count": steps or repetitions}
reply:   {"seconds": wall time, "cpu_seconds": of all threads} | {"result": file} | {"description": text} | {"error": text}

A check leaves its numbers as little-endian float64 in a file of the folder, where they are compared before anything is timed.
"""
import json
import platform
import resource
import sys
import time
import traceback

import torch

import infinite_width
import jacobian
import leading
import notebook
import reading
import wide_step

WORKS = {
    "notebook": notebook.Notebook,
    "jacobian_vmap": jacobian.VmapOfJacrev,
    "jacobian_loop": jacobian.BackwardLoop,
    "kernel": jacobian.KernelByContraction,
    "infinite_width": infinite_width.InfiniteWidth,
    "svd": jacobian.SvdOfJacobian,
    "kernel_product_float64": leading.KernelTimesVector,
    "kernel_product_float32": leading.KernelTimesVectorFloat32,
    "kept_kernel_product_float64": leading.KeptKernelTimesVector,
    "kept_kernel_product_float32": leading.KeptKernelTimesVectorFloat32,
    "wide_sgd": wide_step.WideSgd,
    "wide_adam": wide_step.WideAdam,
    "reading": reading.Reading,
    "wide_products": wide_step.Products,
}


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def timed(run, count):
    cpu, wall = cpu_seconds(), time.perf_counter()
    run(count)
    return {"seconds": time.perf_counter() - wall, "cpu_seconds": cpu_seconds() - cpu}


def answer(request, works):
    if request["action"] == "describe":
        return {"description": f"PyTorch {torch.__version__}, Python {platform.python_version()}"}
    key = request["work"], request["folder"]
    if key not in works:
        works.clear()  # one at a time: a Jacobian is large
        works[key] = WORKS[request["work"]](request["folder"])
    if request["action"] == "time":
        return timed(works[key].run, request["count"])
    file = f"{request['folder']}/{request['work']}.f64"
    works[key].check(request["count"]).detach().to(torch.float64).numpy().tofile(file)
    return {"result": file}


def main():
    torch.set_num_threads(int(sys.argv[1]))
    works = {}
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line), works)
        except Exception:
            reply = {"error": traceback.format_exc()}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
