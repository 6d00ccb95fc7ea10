namespace NtkWorkbench.Tests;

/// <summary>The formulas as they are written, one sample and one number at a time: what faster code must agree with.</summary>
internal sealed class ReferenceNetwork(NetworkArchitecture architecture, double[] parameters)
{
    /// <summary>a_1 … a_{L−1}, f at one input.</summary>
    public double[][] LayerOutputs(ReadOnlySpan<double> x)
    {
        double[][] outputs = new double[architecture.Layers.Count][];
        double[] a = x.ToArray();
        foreach (LayerLayout layer in architecture.Layers)
        {
            double[] z = PreActivations(layer, a);
            outputs[layer.Index] = a = layer.Index < architecture.Layers.Count - 1 ? Apply(z) : z;
        }
        return outputs;
    }

    /// <summary>The mean loss over a data set and its gradient.</summary>
    public double Loss(Dataset data, LossKind loss, double[] gradient)
    {
        Array.Clear(gradient);
        double sum = 0;
        for (int i = 0; i < data.Count; i++)
        {
            double[] f = LayerOutputs(data.Inputs.Row(i))[^1];
            double[] delta = new double[f.Length];
            sum += loss == LossKind.MeanSquaredError
                ? SquaredError(f, data.Targets.Row(i), data.Count, delta)
                : CrossEntropy(f, (int)data.Targets[i, 0], data.Count, delta);
            AddGradient(data.Inputs.Row(i).ToArray(), delta, gradient);
        }
        return sum;
    }

    private static double SquaredError(double[] f, ReadOnlySpan<double> y, int count, double[] delta)
    {
        double sum = 0;
        for (int c = 0; c < f.Length; c++)
        {
            sum += (f[c] - y[c]) * (f[c] - y[c]) / (count * f.Length);
            delta[c] = 2 * (f[c] - y[c]) / (count * f.Length);
        }
        return sum;
    }

    private static double CrossEntropy(double[] f, int y, int count, double[] delta)
    {
        double total = f.Sum(Math.Exp);
        for (int c = 0; c < f.Length; c++)
            delta[c] = ((Math.Exp(f[c]) / total) - (c == y ? 1 : 0)) / count;
        return (Math.Log(total) - f[y]) / count;
    }

    private void AddGradient(double[] x, double[] delta, double[] gradient)
    {
        double[][] outputs = LayerOutputs(x);
        for (int l = architecture.Layers.Count - 1; l >= 0; l--)
        {
            LayerLayout layer = architecture.Layers[l];
            double[] a = l == 0 ? x : outputs[l - 1];
            double[] next = new double[layer.FanIn];
            for (int unit = 0; unit < layer.FanOut; unit++)
            {
                gradient[layer.BiasOffset + unit] += delta[unit];
                for (int i = 0; i < layer.FanIn; i++)
                {
                    gradient[layer.WeightOffset + (unit * layer.FanIn) + i] += layer.WeightScale * delta[unit] * a[i];
                    next[i] += layer.WeightScale * parameters[layer.WeightOffset + (unit * layer.FanIn) + i] * delta[unit];
                }
            }
            if (l > 0)
                delta = Gate(next, PreActivations(architecture.Layers[l - 1], l == 1 ? x : outputs[l - 2]), a);
        }
    }

    private double[] PreActivations(LayerLayout layer, double[] a)
    {
        double[] z = new double[layer.FanOut];
        for (int unit = 0; unit < z.Length; unit++)
        {
            for (int i = 0; i < a.Length; i++)
                z[unit] += layer.WeightScale * parameters[layer.WeightOffset + (unit * layer.FanIn) + i] * a[i];
            z[unit] += parameters[layer.BiasOffset + unit];
        }
        return z;
    }

    private double[] Apply(double[] z)
    {
        double[] a = new double[z.Length];
        ActivationKernels<double>.Apply(architecture.Activation, z, a);
        return a;
    }

    private double[] Gate(double[] delta, double[] z, double[] a)
    {
        double[] derivative = new double[z.Length];
        ActivationKernels<double>.Derivative(architecture.Activation, z, a, derivative);
        return [.. delta.Zip(derivative, (d, factor) => d * factor)];
    }
}
