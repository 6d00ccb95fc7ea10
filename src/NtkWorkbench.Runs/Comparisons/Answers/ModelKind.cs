namespace NtkWorkbench.Runs;

/// <summary>How the groups of the depth study are told apart: by their jobs, not by their names.</summary>
internal static class ModelKind
{
    // Between the scales of the study, by the middle of their logarithms.
    private const double BetweenSmallAndLarge = 0.3;

    public static bool IsSmall(RunGroup group) => Reach(group) < BetweenSmallAndLarge;

    public static bool IsLarge(RunGroup group) => Reach(group) >= BetweenSmallAndLarge;

    public static bool IsHe(RunGroup group) => group.Job.Initialization.Weights is HeNormalScheme or HeUniformScheme;

    public static bool IsMismatched(RunGroup group) =>
        group.Job.Data is FunctionDataOptions { Function.InputCount: 1, Train.Range: var train, Test.Range: { } test }
        && (train.Low > test.Low || train.High < test.High);

    public static string Depth(RunGroup group) =>
        group.Job.Network.Hidden.Count == 1 ? "shallow" : $"deep ({group.Job.Network.Hidden.Count} hidden layers)";

    // NaN, which is on neither side, for other schemes.
    private static double Reach(RunGroup group) =>
        group.Job.Initialization.Weights is UniformScheme uniform ? Math.Max(Math.Abs(uniform.Low), Math.Abs(uniform.High)) : double.NaN;
}
