using System.Diagnostics;

namespace NtkWorkbench;

/// <summary>Draws the parameters of step 0.</summary>
public static class ParameterInitializer
{
    /// <summary>The flat parameters of a network by the two schemes of its initialization.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="options">The schemes; <see cref="InitializationOptions.From"/> is read elsewhere.</param>
    /// <param name="streams">
    /// Weights come from "initialization/weights", biases from "initialization/biases", each layer by layer and
    /// row-major, so that a change of one scheme leaves the other's draws as they were.
    /// </param>
    /// <returns>p entries, in parameter order.</returns>
    /// <exception cref="NtkException">Elbows are asked for as weights, or in a network with several inputs.</exception>
    /// <remarks>
    /// Schemes describe the effective values s·W and b: the stored weight is the draw divided by s. O(p).
    /// </remarks>
    public static double[] Draw(NetworkArchitecture architecture, InitializationOptions options, RandomStreams streams)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(streams);
        Debug.Assert(options.From is null, "parameters from a file are read, not drawn");
        RandomStream weightStream = streams.Named("initialization/weights");
        RandomStream biasStream = streams.Named("initialization/biases");
        double[] parameters = new double[architecture.ParameterCount];
        foreach (LayerLayout layer in architecture.Layers)
        {
            Span<double> weight = parameters.AsSpan(layer.Weight);
            Span<double> bias = parameters.AsSpan(layer.Bias);
            DrawWeight(options.Weights, layer, weightStream, weight);
            if (options.Biases is ElbowsScheme elbows)
                DrawElbows(elbows, layer, biasStream, weight, bias);
            else
                Fill(options.Biases, layer, biasStream, bias);
        }
        return parameters;
    }

    private static void DrawWeight(InitializationScheme scheme, LayerLayout layer, RandomStream stream, Span<double> weight)
    {
        if (scheme is ElbowsScheme)
            throw new NtkException("initialization.weights: elbows are a scheme for biases, not for weights");
        Fill(scheme, layer, stream, weight);
        foreach (ref double value in weight)
            value /= layer.WeightScale;
    }

    private static void DrawElbows(
        ElbowsScheme scheme, LayerLayout layer, RandomStream stream, ReadOnlySpan<double> weight, Span<double> bias)
    {
        if (layer.Index > 0)
        {
            bias.Clear();
            return;
        }
        if (layer.FanIn != 1)
            throw new NtkException($"initialization.biases: elbows need a network with one input, got {layer.FanIn} inputs");
        FillUniform(scheme.Range, stream, bias);
        for (int unit = 0; unit < bias.Length; unit++)
            bias[unit] *= -(layer.WeightScale * weight[unit]);
    }

    private static void Fill(InitializationScheme scheme, LayerLayout layer, RandomStream stream, Span<double> values)
    {
        double fanIn = layer.FanIn, fanSum = (double)layer.FanIn + layer.FanOut;
        switch (scheme)
        {
            case HeNormalScheme: FillNormal(Math.Sqrt(2 / fanIn), stream, values); break;
            case HeUniformScheme: FillSymmetric(Math.Sqrt(6 / fanIn), stream, values); break;
            case XavierNormalScheme: FillNormal(Math.Sqrt(2 / fanSum), stream, values); break;
            case XavierUniformScheme: FillSymmetric(Math.Sqrt(6 / fanSum), stream, values); break;
            case LecunNormalScheme: FillNormal(Math.Sqrt(1 / fanIn), stream, values); break;
            case PytorchDefaultScheme: FillSymmetric(1 / Math.Sqrt(fanIn), stream, values); break;
            case NormalScheme normal: FillNormal(normal.Std, stream, values); break;
            case UniformScheme uniform: FillUniform(new Interval(uniform.Low, uniform.High), stream, values); break;
            case ConstantScheme constant: values.Fill(constant.Value); break;
            case ZerosScheme: values.Clear(); break;
            default: throw new NtkException($"there is no way to draw parameters by {scheme.GetType().Name}");
        }
    }

    private static void FillSymmetric(double limit, RandomStream stream, Span<double> values) =>
        FillUniform(new Interval(-limit, limit), stream, values);

    private static void FillUniform(Interval range, RandomStream stream, Span<double> values)
    {
        foreach (ref double value in values)
            value = range.Low + (range.Length * stream.NextDouble());
    }

    private static void FillNormal(double deviation, RandomStream stream, Span<double> values)
    {
        foreach (ref double value in values)
            value = deviation * stream.NextNormal();
    }
}
