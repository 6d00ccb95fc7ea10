using System.Numerics.Tensors;

namespace NtkWorkbench;

/// <summary>Sharpness of a network's training loss along training: the largest eigenvalue of the loss Hessian, and of the part JᵀHJ of it
/// that the tangent kernel makes, H the Hessian of the loss in the outputs. Gradient descent on the local quadratic is stable where both
/// are below 2/η; trained with a fixed η, networks rise to about 2/η and stay: the edge of stability (Cohen 2021).</summary>
/// <remarks>It keeps the last eigenvectors: parameters that follow each other take few iterations. Not thread-safe.</remarks>
public sealed class NetworkSharpness
{
    // Residuals of 1 % leave errors of about 10⁻⁴ in the eigenvalues.
    private const double Tolerance = 0.01;

    private const int MostIterations = 200;

    private readonly IEngineProvider _engines;
    private readonly NetworkArchitecture _architecture;
    private readonly Dataset _data;
    private readonly LossKind _loss;
    private readonly TrainableLayers _layers;
    private readonly double[] _hessianVector;
    private readonly double[] _kernelVector;

    /// <summary>A meter for one training.</summary>
    /// <param name="engines">Makes float64 engines.</param>
    /// <param name="architecture">The network.</param>
    /// <param name="data">The training data.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="layers">The layers that are trained; the others' parameters are constants.</param>
    /// <param name="stream">Draws the first vectors.</param>
    public NetworkSharpness(
        IEngineProvider engines, NetworkArchitecture architecture, Dataset data, LossKind loss, TrainableLayers layers, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(stream);
        (_engines, _architecture, _data, _loss, _layers) = (engines, architecture, data, loss, layers);
        _hessianVector = Normals(architecture.ParameterCount, stream);
        _kernelVector = Normals(checked(data.Count * architecture.OutputCount), stream);
        Freeze(_hessianVector);
    }

    /// <summary>λ₁ of the loss Hessian.</summary>
    /// <param name="parameters">θ, p entries.</param>
    /// <remarks>Two gradients over the data an iteration.</remarks>
    public DominantEigenvalue OfLoss(double[] parameters) =>
        PowerIteration.Largest(new LossHessian(Gradient, parameters).Multiply, _hessianVector, Tolerance, MostIterations);

    /// <summary>The largest eigenvalue of the kernel's part of the Hessian, by the kernel of the trained layers: 2σ₁²/m for the mean
    /// squared error, m the number of outputs over the data; λ₁((1/n) SᵀΘS) for softmax cross-entropy.</summary>
    /// <param name="parameters">θ, p entries.</param>
    /// <remarks>O(m²·Σ widths) for the kernel, O(m²) an iteration. Source of S: <see cref="SoftmaxStabilityLimit"/>.</remarks>
    public double OfKernel(ReadOnlySpan<double> parameters)
    {
        using IEngine engine = _engines.Create(_architecture, Precision.Float64, parameters);
        using ITangentFeatures features = TrainedFeatures.Of(engine.Linearize(_data.Inputs.Values), _architecture, _layers);
        var kernel = new Matrix(features.Rows, features.Rows);
        features.Kernel(features, layer: null, kernel.Values);
        return _loss switch
        {
            LossKind.MeanSquaredError => 2 * Largest((vector, product) => Multiply(kernel, vector, product)) / kernel.Rows,
            LossKind.CrossEntropy => Largest(Curvature(kernel, engine)) / _data.Count,
            _ => throw new InvalidOperationException($"there is no loss {_loss}"),
        };
    }

    private double Largest(Action<ReadOnlySpan<double>, Span<double>> matrix) =>
        PowerIteration.Largest(matrix, _kernelVector, Tolerance, MostIterations).Value;

    // SᵀΘS.
    private Action<ReadOnlySpan<double>, Span<double>> Curvature(Matrix kernel, IEngine engine)
    {
        var outputs = new Matrix(_data.Count, _architecture.OutputCount);
        engine.Evaluate(_data.Inputs.Values, outputs.Values);
        var roots = new SoftmaxRoots(outputs);
        double[] inner = new double[kernel.Rows], outer = new double[kernel.Rows];
        return (vector, product) =>
        {
            roots.Multiply(vector, inner);
            Multiply(kernel, inner, outer);
            roots.MultiplyTransposed(outer, product);
        };
    }

    private static void Multiply(Matrix matrix, ReadOnlySpan<double> vector, Span<double> product)
    {
        for (int i = 0; i < product.Length; i++)
            product[i] = TensorPrimitives.Dot(matrix.Row(i), vector);
    }

    private void Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        using IEngine engine = _engines.Create(_architecture, Precision.Float64, parameters);
        engine.EvaluateLoss(_data, _loss, gradient);
        Freeze(gradient);
    }

    private void Freeze(Span<double> gradient)
    {
        if (_layers == TrainableLayers.Output)
            gradient[.._architecture.Layers[^1].WeightOffset].Clear();
    }

    private static double[] Normals(int count, RandomStream stream)
    {
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = stream.NextNormal();
        return values;
    }
}
