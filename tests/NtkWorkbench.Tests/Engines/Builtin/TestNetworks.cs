namespace NtkWorkbench.Tests;

/// <summary>Small networks with random parameters, and the plainest forward pass to compare with.</summary>
internal static class TestNetworks
{
    public static readonly Parameterization[] Parameterizations = [Parameterization.Standard, Parameterization.Ntk];

    public static double[] Parameters(NetworkArchitecture architecture, int seed = 5) =>
        TestMatrices.Random(1, architecture.ParameterCount, seed).Values;

    public static Matrix Inputs(NetworkArchitecture architecture, int count, int seed = 6) =>
        TestMatrices.Random(count, architecture.InputCount, seed);

    public static BuiltinTangentFeatures Features(NetworkArchitecture architecture, int count, ILinearAlgebra algebra, int seed = 6) =>
        BuiltinTangentFeatures.Take(architecture, Parameters(architecture), Inputs(architecture, count, seed).Values, algebra);

    /// <summary>J formed whole.</summary>
    public static Matrix Jacobian(BuiltinTangentFeatures features)
    {
        var jacobian = new Matrix(features.Rows, features.Columns);
        features.Copy(0, features.Columns, jacobian.Values);
        return jacobian;
    }

    /// <summary>f(x), one sample, one entry at a time.</summary>
    public static double[] Evaluate(NetworkArchitecture architecture, double[] parameters, double[] x)
    {
        double[] a = x;
        foreach (LayerLayout layer in architecture.Layers)
        {
            double[] z = new double[layer.FanOut];
            for (int i = 0; i < layer.FanOut; i++)
            {
                for (int j = 0; j < layer.FanIn; j++)
                    z[i] += layer.WeightScale * parameters[layer.WeightOffset + (i * layer.FanIn) + j] * a[j];
                z[i] += parameters[layer.BiasOffset + i];
            }
            a = new double[layer.FanOut];
            ActivationKernels<double>.Apply(
                layer.Index == architecture.Layers.Count - 1 ? Activation.Identity : architecture.Activation, z, a);
        }
        return a;
    }
}
