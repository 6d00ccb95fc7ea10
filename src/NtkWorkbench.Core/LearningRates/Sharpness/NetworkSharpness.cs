using System.Numerics.Tensors;
using NtkWorkbench.Core.Data;
using NtkWorkbench.Core.Engines;
using NtkWorkbench.Core.LinearAlgebra;
using NtkWorkbench.Core.Networks;
using NtkWorkbench.Core.Randomness;
using NtkWorkbench.Core.Training;
using NtkWorkbench.Core.Training.Losses;

namespace NtkWorkbench.Core.LearningRates.Sharpness;

/// <summary>
/// Sharpness of a network's training loss along training: the largest eigenvalue of the loss Hessian, and of the part (2/m)JᵀJ of it that
/// the tangent kernel makes. Gradient descent on the local quadratic is stable where both are below 2/η; trained with a fixed η, networks
/// rise to about 2/η and stay: the edge of stability (Cohen 2021).
/// </summary>
/// <remarks>It keeps the last eigenvectors: parameters that follow each other take few iterations. Not thread-safe.</remarks>
public sealed class NetworkSharpness
{
    /// <summary>Residuals of 1 % leave errors of about 10⁻⁴ in the eigenvalues.</summary>
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

    /// <summary>2σ₁²/m, of the kernel of the trained layers, m the number of outputs over the data.</summary>
    /// <param name="parameters">θ, p entries.</param>
    /// <remarks>O(m²·Σ widths) for the kernel.</remarks>
    public double OfKernel(ReadOnlySpan<double> parameters)
    {
        using IEngine engine = _engines.Create(_architecture, Precision.Float64, parameters);
        Matrix kernel = TrainedKernel.Compute(engine, _data.Inputs, _layers);
        void Multiply(ReadOnlySpan<double> vector, Span<double> product)
        {
            for (int i = 0; i < product.Length; i++)
                product[i] = TensorPrimitives.Dot(kernel.Row(i), vector);
        }
        return 2 * PowerIteration.Largest(Multiply, _kernelVector, Tolerance, MostIterations).Value / kernel.Rows;
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
