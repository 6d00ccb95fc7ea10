using NtkWorkbench.Core.Engines;

namespace NtkWorkbench.Torch.Tests;

/// <summary>The engine under test, where this build contains it; a test that asks for it elsewhere is skipped.</summary>
internal static class TorchEngines
{
    /// <summary>The torch engine on the processor.</summary>
    public static IEngineProvider Provider() => Available().OnDevice(Device.Cpu);

    /// <summary>The torch engine as this build contains it.</summary>
    public static AvailableEngine Available() => TorchEngineProvider.Available;

    /// <summary>J in float64 by a backward pass of autograd for each row.</summary>
    public static double[] AutogradJacobian(TestProblem problem) =>
        AutogradTangentFeatures.Jacobian(problem.Architecture, problem.Parameters, problem.Data.Inputs.Values);

    /// <summary>Tensors that are alive in this process.</summary>
    public static long LiveTensorCount() => Libtorch.LiveTensorCount;

    /// <summary>What is said of a library that cannot be loaded.</summary>
    public static string Reason(Exception error) => Libtorch.Reason(error);
}
