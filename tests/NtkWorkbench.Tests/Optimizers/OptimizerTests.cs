using System.Numerics;

namespace NtkWorkbench.Tests;

public sealed class OptimizerTests
{
    private const int Steps = 7;
    private const double LearningRate = 0.1;

    // Seven steps of a few roundings each, fused or not.
    private const double Float64Tolerance = 1e-14;
    private const double Float32Tolerance = 1e-5;

    public static TheoryData<OptimizerOptions> Rules =>
    [
        new SgdOptions(),
        new MomentumOptions { Coefficient = 0.8 },
        new MomentumOptions { Coefficient = 0.8, Dampening = 0.3 },
        new MomentumOptions { Coefficient = 0.8, Nesterov = true },
        new AdamOptions { Beta1 = 0.7, Beta2 = 0.95, Epsilon = 1e-3 },
        new RmsPropOptions { Alpha = 0.9, Epsilon = 1e-3 },
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Update_SeveralSteps_FollowsTheFormula(OptimizerOptions options)
    {
        ShouldFollow<double>(options, Float64Tolerance);
        ShouldFollow<float>(options, Float32Tolerance);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Update_ZeroGradientFromTheStart_LeavesParameters(OptimizerOptions options)
    {
        int length = Lanes.Pad<double>(5);
        double[] parameters = [.. Enumerable.Range(0, length).Select(i => i - 1.5)], before = [.. parameters];
        Optimizer<double> optimizer = Optimizer<double>.Create(options, length);
        optimizer.Update(parameters, new double[length], LearningRate);
        parameters.ShouldBe(before);
        optimizer.Steps.ShouldBe(1);
    }

    private static void ShouldFollow<T>(OptimizerOptions options, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Count = 37;
        int length = Lanes.Pad<T>(Count);
        T[] parameters = new T[length], gradient = new T[length];
        double[] expected = new double[Count];
        double[,] vectors = new double[Count, 2];
        Optimizer<T> optimizer = Optimizer<T>.Create(options, length);
        for (int step = 1; step <= Steps; step++)
        {
            for (int i = 0; i < Count; i++)
            {
                double g = Math.Sin((3.7 * i) + step);
                gradient[i] = T.CreateChecked(g);
                expected[i] -= LearningRate * Direction(options, step, g, ref vectors[i, 0], ref vectors[i, 1]);
            }
            optimizer.Update(parameters, gradient, T.CreateChecked(LearningRate));
        }
        for (int i = 0; i < Count; i++)
            double.CreateChecked(parameters[i]).ShouldBe(expected[i], tolerance, $"parameter {i}");
    }

    private static double Direction(OptimizerOptions options, int step, double g, ref double first, ref double second)
    {
        switch (options)
        {
            case SgdOptions:
                return g;
            case MomentumOptions momentum:
                first = step == 1 ? g : (momentum.Coefficient * first) + ((1 - momentum.Dampening) * g);
                return momentum.Nesterov ? g + (momentum.Coefficient * first) : first;
            case AdamOptions adam:
                first = (adam.Beta1 * first) + ((1 - adam.Beta1) * g);
                second = (adam.Beta2 * second) + ((1 - adam.Beta2) * g * g);
                return first / (1 - Math.Pow(adam.Beta1, step)) / (Math.Sqrt(second / (1 - Math.Pow(adam.Beta2, step))) + adam.Epsilon);
            case RmsPropOptions rmsProp:
                first = (rmsProp.Alpha * first) + ((1 - rmsProp.Alpha) * g * g);
                return g / (Math.Sqrt(first) + rmsProp.Epsilon);
            default:
                throw new ArgumentOutOfRangeException(nameof(options), options, "unknown optimizer");
        }
    }
}
