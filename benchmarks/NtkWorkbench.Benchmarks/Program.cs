using BenchmarkDotNet.Running;
using NtkWorkbench.Benchmarks;

switch (args.FirstOrDefault())
{
    case CompareCommand.Verb:
        return CompareCommand.Run(args);
    case LargeKernel.Verb:
        return LargeKernel.Run();
    case LeadingModesWorks.Verb:
        return LeadingModesWorks.Run(args[1], args[2], args[3]);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
