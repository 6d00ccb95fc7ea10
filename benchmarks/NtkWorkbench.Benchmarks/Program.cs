using BenchmarkDotNet.Running;
using NtkWorkbench.Benchmarks;

switch (args.FirstOrDefault())
{
    case CompareCommand.Verb:
        return CompareCommand.Run(args);
    case LargeKernel.Verb:
        return LargeKernel.Run();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
