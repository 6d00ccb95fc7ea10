namespace NtkWorkbench.Testing;

/// <summary>Results as arrays.</summary>
internal static class EngineExtensions
{
    public static double[] Copy(this IEngine engine)
    {
        double[] parameters = new double[engine.Architecture.ParameterCount];
        engine.CopyParameters(parameters);
        return parameters;
    }

    public static double[] Jacobian(this ITangentFeatures features)
    {
        double[] jacobian = new double[features.Rows * features.Columns];
        features.Copy(0, features.Columns, jacobian);
        return jacobian;
    }

    public static double[] KernelWith(this ITangentFeatures features, ITangentFeatures other, int? layer = null)
    {
        double[] kernel = new double[features.Rows * other.Rows];
        features.Kernel(other, layer, kernel);
        return kernel;
    }
}
