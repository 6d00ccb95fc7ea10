namespace NtkWorkbench.Torch.Tests;

/// <summary>Both engines, holding the same network.</summary>
internal sealed class EnginePair : IDisposable
{
    public EnginePair(TestProblem problem, Precision precision)
    {
        Torch = problem.Create(new TorchEngineProvider(Device.Cpu), precision);
        Builtin = problem.Create(new BuiltinEngineProvider(LinearAlgebraProviders.Best()), precision);
    }

    public IEngine Torch { get; }

    public IEngine Builtin { get; }

    public void Dispose()
    {
        Torch.Dispose();
        Builtin.Dispose();
    }
}
